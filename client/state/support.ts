/** Which units of statements count for what is asked: an edge, or a side that is taken toward something. */
import type { Supporting } from '#analysis/support.ts';
import type { StatementRow, UnitRow } from '#protocol/rows.ts';

/** Statements with those of their units that pass; statements without any are left out. */
export function supporting(statements: readonly StatementRow[], passes: (unit: UnitRow) => boolean): Supporting[] {
  return statements.flatMap((statement) => {
    const units = statement.units.filter(passes);
    return units.length > 0 ? [{ statement, units }] : [];
  });
}
