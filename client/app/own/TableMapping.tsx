import { EDGE_ROLES, type Mapping, NODE_ROLES, type Role, rolesFor } from '#formats/plain/recognise.ts';
import type { TableKind } from '#formats/plain/table.ts';
import type { TablePreview } from '../../workers/own-data-messages.ts';
import { ownDialogWordsIn } from '../../state/words/own-dialog.ts';
import { useLanguage } from '../app-context.ts';

const ROLES: Readonly<Record<TableKind, readonly Role[]>> = { nodes: NODE_ROLES, edges: EDGE_ROLES };

/** The first rows of a table, and what each of its columns is. */
export function TableMapping({
  table,
  mapping,
  onChange,
}: {
  readonly table: TablePreview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const words = ownDialogWordsIn(useLanguage());
  const { file, kind, columns, rows, count } = table;
  const setRole = (at: number, role: Role | null): void => {
    // A role belongs to one column.
    const roles = mapping.roles.map((each, nth) => (nth === at ? role : each === role ? null : each));
    onChange({ ...mapping, roles });
  };
  return (
    <section className="own-table" aria-label={words.tableOf(file)}>
      <h3>
        {file} <span className="quiet">· {words.rows(count)}</span>
      </h3>
      <label className="own-kind">
        {words.holds}{' '}
        <select
          value={mapping.kind}
          disabled={kind !== null}
          onChange={({ target }) => {
            const chosen = target.value as TableKind;
            onChange({ kind: chosen, roles: rolesFor(chosen, columns) });
          }}
        >
          {(['edges', 'nodes'] as const).map((each) => (
            <option key={each} value={each}>
              {words.kinds[each]}
            </option>
          ))}
        </select>
      </label>
      <div className="own-scroll" tabIndex={0} role="group" aria-label={`${file}: ${words.first}`}>
        <table>
          <thead>
            <tr>
              {columns.map((name, at) => (
                // Columns have no ids, and their order is what they are.
                // oxlint-disable-next-line react/no-array-index-key
                <th key={at} scope="col">
                  <span className="own-column">{name}</span>
                  <select
                    aria-label={words.column(name)}
                    value={mapping.roles[at] ?? ''}
                    onChange={({ target }) => setRole(at, target.value === '' ? null : (target.value as Role))}
                  >
                    <option value="">{words.nothing}</option>
                    {ROLES[mapping.kind].map((role) => (
                      <option key={role} value={role}>
                        {words.roles[role]}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, nth) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={nth}>
                {cells.map((cell, at) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
