/** Tables of nodes → entities, each with the place where it is written. */
import { nearest } from '#model/identity.ts';
import { hasHan } from '#model/names.ts';
import type { Problem } from '#model/problem.ts';
import { KINDS, type Kind } from '#model/vocabulary.ts';
import { type MappedTable, RowCells } from './cells.ts';
import { slugOf } from './sources.ts';
import type { PlainRow } from './table.ts';
import { kindOf } from './words.ts';

export interface PlainEntity {
  readonly id: string;
  /** Null where the file does not say, or not in a word of the model. */
  readonly kind: Kind | null;
  /** The kind as it is written, where the model has none of this name. */
  readonly kindWritten: string | null;
  readonly labels: readonly string[];
  readonly name: string;
  readonly otherName: string | null;
  readonly aliases: readonly string[];
  readonly note: string | null;
  readonly place: readonly [x: number, y: number] | null;
  readonly rest: readonly (readonly [name: string, text: string])[];
  /** Null where only an edge names it. */
  readonly row: { readonly file: string; readonly row: PlainRow } | null;
}

/** How a picture looks, which is not what it says. */
const LOOKS = ['label', 'size', 'color', 'shape', 'pinned', 'thickness', 'statementsBy', 'statementsAbout', 'labels'];

/** A nearest id is looked for among this many at most. */
const MOST_COMPARED = 20_000;

function labelsIn(cells: RowCells, row: PlainRow): string[] {
  const cell = cells.unmapped(row, 'labels');
  if (cell === null) return [];
  const labels = typeof cell === 'object' ? cell.map(String) : String(cell).split(/[:;]/);
  return labels.map((label) => label.trim()).filter((label) => label !== '');
}

/** Entities by id; those that edges name without a table of nodes are added as they come. */
export class PlainEntities {
  readonly #byId = new Map<string, PlainEntity>();
  /** What rows call it → id. */
  readonly #idOf = new Map<string, string>();
  /** How often each slug was wanted: names without a letter in them all have the same. */
  readonly #slugs = new Map<string, number>();
  readonly #problems: Problem[];
  #listed = false;

  constructor(problems: Problem[]) {
    this.#problems = problems;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  get(id: string): PlainEntity | undefined {
    return this.#byId.get(id);
  }

  all(): Iterable<PlainEntity> {
    return this.#byId.values();
  }

  read(table: MappedTable): void {
    this.#listed = true;
    const cells = new RowCells(table, this.#problems);
    for (const row of table.rows) this.#add(row, cells, table.file);
  }

  #add(row: PlainRow, cells: RowCells, file: string): void {
    const written = cells.text(row, 'id') || cells.text(row, 'name');
    if (written === '') {
      cells.problem(row, 'MISSING_FIELD', 'neither an id nor a name', 'one of them', 'Say which column is which.');
      return;
    }
    if (this.#idOf.has(written)) {
      cells.problem(row, 'DUPLICATE_ID', `"${written.slice(0, 80)}" again`, 'an id of its own', '');
      return;
    }
    const kindText = cells.text(row, 'kind');
    const labels = labelsIn(cells, row);
    const kind = kindOf(kindText) ?? KINDS.find((each) => labels.includes(each)) ?? null;
    const [x, y] = [cells.number(row, 'x'), cells.number(row, 'y')];
    this.#keep(written, {
      kind,
      kindWritten: kind === null && kindText !== '' ? kindText : null,
      labels: kindText === 'Statement' ? [...labels, kindText] : labels,
      name: cells.text(row, 'name') || written,
      otherName: cells.text(row, 'otherName') || null,
      aliases: cells.list(row, 'aliases'),
      note: cells.text(row, 'text') || null,
      place: x === null || y === null ? null : [x, y],
      rest: cells.rest(row).filter(([name]) => !LOOKS.includes(name)),
      row: { file, row },
    });
  }

  #keep(written: string, entity: Omit<PlainEntity, 'id'>): string {
    const slug = slugOf(written);
    let nth = (this.#slugs.get(slug) ?? 0) + 1;
    let id = nth === 1 ? slug : `${slug}-${nth}`;
    while (this.#byId.has(id)) id = `${slug}-${++nth}`;
    this.#slugs.set(slug, nth);
    this.#byId.set(id, { id, ...entity });
    this.#idOf.set(written, id);
    return id;
  }

  /** The id of an end of an edge; null, with the problem told, where there is no such node. */
  end(row: PlainRow, cells: RowCells, role: 'source' | 'target'): string | null {
    const written = cells.text(row, role);
    if (written === '') {
      const suggestion = cells.has(role) ? '' : 'Say which column it is.';
      cells.problem(row, 'MISSING_FIELD', `no ${role}`, `the ${role} of an edge`, suggestion);
      return null;
    }
    const known = this.#idOf.get(written) ?? this.#named(written);
    if (known !== undefined) return known;
    if (this.#listed) {
      const near =
        this.#byId.size > MOST_COMPARED || this.#problems.length > 50 ? [] : nearest(written, this.#idOf.keys());
      const suggestion = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}?`;
      cells.problem(row, 'UNKNOWN_ENTITY', `"${written.slice(0, 80)}"`, 'the id or name of a node', suggestion);
      return null;
    }
    return this.#keep(written, {
      kind: null,
      kindWritten: null,
      labels: [],
      name: written,
      otherName: null,
      aliases: [],
      note: null,
      place: null,
      rest: [],
      row: null,
    });
  }

  #names: Map<string, string | null> | null = null;

  /** The one node of this name; nothing where several have it. */
  #named(name: string): string | undefined {
    if (!this.#listed) return undefined;
    if (!this.#names) {
      this.#names = new Map();
      for (const entity of this.#byId.values()) {
        this.#names.set(entity.name, this.#names.has(entity.name) ? null : entity.id);
      }
    }
    return this.#names.get(name) ?? undefined;
  }
}

/** A name in the slot of its script, the other one in the other, what is left over as an alias. */
export function namesOf({ name, otherName, aliases }: PlainEntity): Record<string, string | readonly string[]> {
  const slot = (text: string): 'name_en' | 'name_zhHans' => (hasHan(text) ? 'name_zhHans' : 'name_en');
  const more = [...aliases];
  const names: Record<string, string | readonly string[]> = { name, [slot(name)]: name };
  if (otherName !== null && slot(otherName) !== slot(name)) names[slot(otherName)] = otherName;
  else if (otherName !== null && otherName !== name) more.unshift(otherName);
  if (more.length > 0) names['aliases'] = [...new Set(more)];
  return names;
}
