/**
 * A whole graph as `sayso export` writes it – labels, documents and evidence are in it – read back as it is: the same
 * records, and so the same data version.
 */
import { byCodeUnit } from '#model/canonical.ts';
import { parseLocator } from '#model/locator.ts';
import type { Problem, ProblemCode } from '#model/problem.ts';
import type { Properties, PropertyGraph } from '#model/property-graph.ts';
import { KINDS } from '#model/vocabulary.ts';
import type { Cell, PlainRow, PlainTable } from './table.ts';

type Cells = ReadonlyMap<string, Cell>;

function labelsOf(cell: Cell | undefined): string[] {
  if (cell === null || cell === undefined) return [];
  return typeof cell === 'object' ? cell.map(String) : String(cell).split(':').filter(Boolean);
}

function cellsOf({ columns }: PlainTable, { cells }: PlainRow): Cells {
  return new Map(columns.map((name, at) => [name, cells[at] ?? null]));
}

/** Whether tables are a whole graph: among their nodes is a document. */
export function isWholeGraph(tables: readonly PlainTable[]): boolean {
  return tables.some((table) => {
    const at = table.columns.indexOf('labels');
    return (
      table.kind === 'nodes' && at >= 0 && table.rows.some(({ cells }) => labelsOf(cells[at]).includes('Document'))
    );
  });
}

function propertiesOf(cells: Cells, own: readonly string[]): Properties {
  const properties: Record<string, Exclude<Cell, null>> = {};
  for (const [name, cell] of cells) if (cell !== null && !own.includes(name)) properties[name] = cell;
  return properties;
}

/** The graph, or all that keeps it from being one. */
export function readWholeGraph(tables: readonly PlainTable[]): {
  readonly graph: PropertyGraph | null;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const nodes = new Map<string, PropertyGraph['nodes'][number]>();
  const relationships = new Map<string, PropertyGraph['relationships'][number]>();
  const kinds: readonly unknown[] = KINDS;
  const each = (kind: PlainTable['kind'], use: (cells: Cells, tell: Tell) => void): void => {
    for (const table of tables.filter((one) => one.kind === kind)) {
      for (const row of table.rows) {
        const { line, column } = row;
        use(cellsOf(table, row), (code, found, expected) => {
          problems.push({ file: table.file, line, column, code, found, expected, suggestion: '' });
        });
      }
    }
  };
  each('nodes', (cells, tell) => {
    const id = String(cells.get('id') ?? '');
    const labels = labelsOf(cells.get('labels')).sort(byCodeUnit);
    if (id === '') return tell('MISSING_FIELD', 'no id', 'the id of a node');
    if (nodes.has(id)) return tell('DUPLICATE_ID', `"${id}" again`, 'an id of its own');
    if (labels.includes('Entity') && !kinds.includes(cells.get('kind'))) {
      return tell('BAD_VALUE', `the kind ${String(cells.get('kind'))}`, `one of ${KINDS.join(', ')}`);
    }
    nodes.set(id, { id, labels, properties: { ...propertiesOf(cells, ['labels']), id } });
  });
  each('edges', (cells, tell) => {
    const [id, type, source, target] = ['id', 'type', 'source', 'target'].map((name) =>
      String(cells.get(name) ?? ''),
    ) as [string, string, string, string];
    const missing = [source, target].find((end) => !nodes.has(end));
    if (id === '' || type === '') return tell('MISSING_FIELD', `no ${id === '' ? 'id' : 'type'}`, 'both');
    if (missing !== undefined) return tell('UNKNOWN_ENTITY', `"${missing}"`, 'the id of a node');
    if (relationships.has(id)) return tell('DUPLICATE_ID', `"${id}" again`, 'an id of its own');
    const properties = { ...propertiesOf(cells, ['type', 'source', 'target']), id };
    for (const text of evidenceOf(properties)) {
      const document = parseLocator(text, null)?.document;
      if (document === undefined) tell('BAD_LOCATOR', `"${text}"`, '003#L25');
      else if (!nodes.has(document)) tell('UNKNOWN_DOCUMENT', `"${document}"`, 'the id of a document');
    }
    relationships.set(id, { id, type, source, target, properties });
  });
  if (problems.length > 0) return { graph: null, problems };
  const byId = (a: { id: string }, b: { id: string }): number => byCodeUnit(a.id, b.id);
  return {
    graph: { nodes: [...nodes.values()].sort(byId), relationships: [...relationships.values()].sort(byId) },
    problems,
  };
}

type Tell = (code: ProblemCode, found: string, expected: string) => void;

function evidenceOf(properties: Properties): string[] {
  const evidence = properties['evidence'];
  return evidence === undefined ? [] : typeof evidence === 'object' ? evidence.map(String) : [String(evidence)];
}
