/** In which documents entities stand, compared with the data set counted plainly. */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id } from '#model/property-graph.ts';
import { toRows } from '#protocol/columns.ts';
import type { AppearanceRow } from '#protocol/rows.ts';
import { same, type ConformanceCase } from './conformance-case.ts';
import type { Reference } from './reference.ts';

function expectedOf({ data, statements }: Reference, entity: Id): AppearanceRow[] {
  const own = statements.filter(({ units }) => units.some((unit) => unit.actor === entity || unit.entity === entity));
  return data.sources
    .map(({ document, mentions }) => ({
      entity,
      document: document.id,
      statements: own.filter(({ reports }) => reports.some((report) => report.document === document.id)).length,
      mentions: mentions.filter((mention) => mention.entity === entity).length,
    }))
    .filter((row) => row.statements + row.mentions > 0)
    .sort((a, b) => byCodeUnit(a.document, b.document));
}

export const appearances: ConformanceCase = {
  name: 'tells in which documents an entity stands, by statements and by mentions',
  async check(store, reference, c) {
    const ids = reference.data.entities.map(({ id }) => id).toReversed();
    const rows = toRows(await store.appearances([...ids, 'nobody-of-this-name'], c));
    same(
      'appearances',
      rows,
      ids.flatMap((id) => expectedOf(reference, id)),
    );
  },
};
