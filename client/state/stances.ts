/** Who is for and who is against something, from statements about it. Only positions count as that. */
import { toRows } from '#protocol/columns.ts';
import type { StatementColumns } from '#protocol/answers.ts';
import type { Supporting } from '#analysis/support.ts';
import { signOf } from '#model/statements.ts';
import type { StatementRow, UnitRow } from '#protocol/rows.ts';
import type { Id } from './exploration.ts';

export interface Holder {
  readonly actor: Id;
  readonly statements: readonly StatementRow[];
  /** Told by another throughout. */
  readonly told: boolean;
  /** Its statements with the units that take this side. */
  readonly supporting: readonly Supporting[];
}

export interface Sides {
  readonly positions: Readonly<Record<'for' | 'against' | 'mixed', readonly Holder[]>>;
  /** Praise, blame and assessments: never opposition. */
  readonly judgements: Readonly<Record<'for' | 'against' | 'mixed', readonly Holder[]>>;
  readonly neutral: readonly Holder[];
}

/** One side of a question: its holders in order of how often they take it. */
class Side {
  readonly #holders = new Map<Id, Map<StatementRow, UnitRow[]>>();

  add(unit: UnitRow, statement: StatementRow): void {
    const statements = this.#holders.get(unit.actor) ?? new Map<StatementRow, UnitRow[]>();
    this.#holders.set(unit.actor, statements);
    statements.set(statement, [...(statements.get(statement) ?? []), unit]);
  }

  holders(): Holder[] {
    return [...this.#holders]
      .map(([actor, statements]) => ({
        actor,
        statements: [...statements.keys()],
        told: [...statements.values()].flat().every(({ ascribed }) => ascribed),
        supporting: [...statements].map(([statement, units]) => ({ statement, units })),
      }))
      .sort((a, b) => b.statements.length - a.statements.length || (a.actor < b.actor ? -1 : 1));
  }
}

const signed = () => ({ for: new Side(), against: new Side(), mixed: new Side() });

/** The sides that statements take toward an entity. */
export function sidesToward(entity: Id, statements: readonly StatementRow[]): Sides {
  const positions = signed();
  const judgements = signed();
  const neutral = new Side();
  for (const statement of statements) {
    for (const unit of statement.units) {
      if (unit.entity !== entity) continue;
      const sign = signOf(unit);
      if (sign === 'neutral') neutral.add(unit, statement);
      else (unit.basis === 'position' ? positions : judgements)[sign].add(unit, statement);
    }
  }
  const done = (sides: typeof positions) => ({
    for: sides.for.holders(),
    against: sides.against.holders(),
    mixed: sides.mixed.holders(),
  });
  return { positions: done(positions), judgements: done(judgements), neutral: neutral.holders() };
}

/** Statements as rows, and how many columnists' own assertions were left out where they are not wanted. */
export function withoutColumnists(
  columns: StatementColumns,
  columnists: boolean,
): { statements: StatementRow[]; left: number } {
  const all = toRows<StatementRow>(columns);
  const statements = columnists ? all : all.filter(({ columnist }) => !columnist);
  return { statements, left: all.length - statements.length };
}

/** Everyone that statements name, for asking their names. */
export function actorsIn(statements: readonly StatementRow[]): Id[] {
  const ids = statements.flatMap((statement) => [
    statement.speaker,
    ...statement.ascribedTo,
    ...statement.units.flatMap(({ actor, entity }) => [actor, entity]),
    ...statement.reports.flatMap(({ via }) => via),
    ...statement.addressedTo,
  ]);
  return [...new Set(ids)];
}
