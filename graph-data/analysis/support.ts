/**
 * What a set of statements rests on: how many there are, in how many documents, in whose words, and what is left of it
 * without each document. Reports of one utterance count once; where it is not certain that two are one, counts are ranges.
 */
import { byCodeUnit } from '#model/canonical.ts';
import type { Id } from '#model/property-graph.ts';
import type { Statement, Unit } from '#model/statements.ts';
import { utterances } from './fold.ts';

/** A statement with those of its units that count here. */
export interface Supporting {
  readonly statement: Pick<Statement, 'id' | 'columnist' | 'sameUtterance'> & {
    readonly reports: readonly { readonly document: Id }[];
  };
  readonly units: readonly Pick<Unit, 'ascribed' | 'basis'>[];
}

export interface Support {
  /** Distinct utterances, where all that only overlap are different ones. */
  readonly statements: number;
  /** Distinct utterances, where those that overlap are one. */
  readonly fewest: number;
  readonly documents: readonly Id[];
  /** Utterances that another tells throughout. */
  readonly told: number;
  /** Columnists' own assertions. */
  readonly columnists: number;
  /** Utterances with a position among their units, and those with a judgement (praise, blame, assessment) and no position. */
  readonly positions: number;
  readonly judgements: number;
  /** For each document, how many utterances are left without it. */
  readonly without: readonly { readonly document: Id; readonly left: number }[];
}

function countApart(items: readonly Supporting[], find: (id: Id) => Id): number {
  return new Set(items.map(({ statement }) => find(statement.id))).size;
}

/** What the statements rest on; documents in order of id. */
export function supportOf(items: readonly Supporting[]): Support {
  const statements = items.map(({ statement }) => statement);
  const same = utterances(statements);
  const joined = utterances(
    statements.map(({ id, sameUtterance }) => ({
      id,
      sameUtterance: sameUtterance.map(({ statement }) => ({ statement, judgement: 'same' })),
    })),
  );
  const count = (chosen: readonly Supporting[]): number => countApart(chosen, same);
  const isTold = ({ units }: Supporting): boolean => units.length > 0 && units.every(({ ascribed }) => ascribed);
  const takesPosition = ({ units }: Supporting): boolean => units.some(({ basis }) => basis === 'position');
  const judges = (item: Supporting): boolean => !takesPosition(item) && item.units.some(({ basis }) => basis !== null);
  const documents = [...new Set(statements.flatMap(({ reports }) => reports.map(({ document }) => document)))].sort(
    byCodeUnit,
  );
  return {
    statements: count(items),
    fewest: countApart(items, joined),
    documents,
    told: count(items.filter(isTold)),
    columnists: count(items.filter(({ statement }) => statement.columnist)),
    positions: count(items.filter(takesPosition)),
    judgements: count(items.filter(judges)),
    without: documents.map((document) => ({
      document,
      left: count(items.filter(({ statement }) => statement.reports.some((report) => report.document !== document))),
    })),
  };
}
