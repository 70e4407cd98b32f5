/** What a view draws where some of its groups are collapsed, and what stands behind that. */
import { foldGroups } from '#analysis/group.ts';
import type { Membership } from '#analysis/roll-up.ts';
import type { DocumentRow, EdgeRow, RelationRow, StatementRow } from '#protocol/rows.ts';
import type { ViewContent, ViewDraft } from '#protocol/views.ts';
import { countTogether } from '#contract/together.ts';
import type { CallContext, Filter, GraphStore } from '#store/port.ts';
import type { Rows } from './view-content.ts';

interface Drawn {
  readonly edges: readonly EdgeRow[];
  readonly statements: StatementRow[];
  readonly relations: RelationRow[];
  readonly documents: DocumentRow[];
  readonly within?: NonNullable<ViewContent['within']>;
}

function allOf(edges: readonly EdgeRow[], { statements, relations, documents }: Rows): Drawn {
  return {
    edges,
    statements: [...statements.values()],
    relations: [...relations.values()],
    documents: [...documents.values()],
  };
}

/** The edges as they are drawn, with what only lines within groups rest on left out. */
export function groupedContent(
  draft: ViewDraft,
  { edges, ...rows }: Rows & { readonly edges: readonly EdgeRow[] },
  memberships: readonly Membership[],
  filter: Filter,
): Drawn {
  const collapsed = (draft.groups ?? []).filter((group) => group.collapsed);
  if (collapsed.length === 0) return allOf(edges, rows);
  const groupOf = new Map(collapsed.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
  const statements = [...rows.statements.values()];
  const { lines, within } = foldGroups(edges, groupOf, { statements, memberships, filter });
  const named = new Set([...draft.statements, ...lines.flatMap((line) => line.statements)]);
  const related = new Set(lines.flatMap(({ relations }) => relations));
  const kept = statements.filter(({ id }) => named.has(id));
  const cited = new Set([
    ...lines.flatMap(({ documents }) => documents),
    ...kept.flatMap(({ reports }) => reports.map(({ document }) => document)),
  ]);
  return {
    edges: [...lines],
    statements: kept,
    relations: [...rows.relations.values()].filter(({ id }) => related.has(id)),
    documents: [...rows.documents.values()].filter(({ id }) => cited.has(id)),
    within: { group: [...within.keys()], lines: [...within.values()] },
  };
}

/** How much is by and about each collapsed group. */
export async function countedGroups(
  draft: ViewDraft,
  store: GraphStore,
  call: CallContext,
): Promise<NonNullable<ViewContent['counted']>> {
  const collapsed = (draft.groups ?? []).filter((group) => group.collapsed);
  const counts = await Promise.all(collapsed.map(({ members }) => countTogether(members, store, call)));
  return {
    group: collapsed.map(({ id }) => id),
    said: counts.map(({ said }) => said),
    about: counts.map(({ about }) => about),
  };
}
