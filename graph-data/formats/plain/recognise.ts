/** What the columns of a table most likely are, by their names: a proposal that a person may change. */
import type { PlainTable, TableKind } from './table.ts';

/** What a column of a table of nodes may be. */
export const NODE_ROLES = ['id', 'name', 'otherName', 'kind', 'aliases', 'text', 'x', 'y'] as const;
/** What a column of a table of edges may be. */
export const EDGE_ROLES = [
  'source',
  'target',
  'type',
  'stance',
  'basis',
  'words',
  'text',
  'date',
  'start',
  'end',
  'weight',
  'id',
  'statements',
  'relations',
] as const;
export type Role = (typeof NODE_ROLES)[number] | (typeof EDGE_ROLES)[number];

/** What the rows of a table are, and what each of its columns is; null for one that is kept as it is. */
export interface Mapping {
  readonly kind: TableKind;
  readonly roles: readonly (Role | null)[];
}

/** Names of columns, in the order in which they are preferred; letters only, case aside. */
const NODE_NAMES: Readonly<Record<(typeof NODE_ROLES)[number], readonly string[]>> = {
  id: ['id', 'nodeid', 'key', 'code', 'slug', 'identifier', '编号', '标识'],
  name: ['name', 'label', 'title', 'fullname', 'displayname', 'nodelabel', '名称', '姓名', '名字', '标签'],
  otherName: ['othername', 'secondname', '别名'],
  kind: ['kind', 'type', 'category', 'class', 'group', 'labels', '类别', '类型', '种类'],
  aliases: ['aliases', 'alias', 'alsoknownas', 'aka', 'synonyms', '又名'],
  text: ['description', 'note', 'notes', 'text', 'comment', 'about', '说明', '描述', '备注'],
  x: ['x', 'posx', 'positionx'],
  y: ['y', 'posy', 'positiony'],
};
const EDGE_NAMES: Readonly<Record<(typeof EDGE_ROLES)[number], readonly string[]>> = {
  source: [
    'source',
    'sourceid',
    'from',
    'fromid',
    'src',
    'actor',
    'speaker',
    'subject',
    'who',
    '来源',
    '起点',
    '主体',
    '发言者',
  ],
  target: [
    'target',
    'targetid',
    'to',
    'toid',
    'dst',
    'object',
    'about',
    'toward',
    'towards',
    'whom',
    '目标',
    '终点',
    '对象',
  ],
  type: ['type', 'relation', 'relationship', 'predicate', 'edgetype', 'kind', 'verb', '关系', '类型', '谓词'],
  stance: ['stance', 'sign', 'position', 'polarity', 'attitude', '立场', '态度'],
  basis: ['basis', '依据'],
  words: ['words'],
  text: [
    'quote',
    'quotation',
    'text',
    'statement',
    'gloss',
    'said',
    'description',
    'note',
    '原话',
    '引文',
    '内容',
    '说明',
  ],
  date: ['date', 'day', 'when', 'time', 'saidon', 'timestamp', '日期', '时间'],
  start: ['start', 'startdate', 'begin', 'since', 'validfrom', 'from', '开始'],
  end: ['end', 'enddate', 'until', 'validto', 'to', '结束'],
  weight: ['weight', 'count', 'strength', 'value', '权重', '次数'],
  id: ['id', 'edgeid', 'key', '编号'],
  statements: ['statements'],
  relations: ['relations'],
};

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function assign(columns: readonly string[], names: Readonly<Record<string, readonly string[]>>): (Role | null)[] {
  const bared = columns.map(bare);
  const roles: (Role | null)[] = columns.map(() => null);
  for (const [role, known] of Object.entries(names) as [Role, readonly string[]][]) {
    for (const name of known) {
      const at = bared.findIndex((column, index) => column === name && roles[index] === null);
      if (at < 0) continue;
      roles[at] = role;
      break;
    }
  }
  return roles;
}

/** The roles of the columns of a table whose rows are nodes, or edges. */
export function rolesFor(kind: TableKind, columns: readonly string[]): (Role | null)[] {
  return assign(columns, kind === 'nodes' ? NODE_NAMES : EDGE_NAMES);
}

/** What a table most likely is. */
export function recognise({ kind, columns }: Pick<PlainTable, 'kind' | 'columns'>): Mapping {
  const asEdges = rolesFor('edges', columns);
  const joins = asEdges.includes('source') && asEdges.includes('target');
  const found = kind ?? (joins ? 'edges' : 'nodes');
  return { kind: found, roles: found === 'edges' ? asEdges : rolesFor('nodes', columns) };
}
