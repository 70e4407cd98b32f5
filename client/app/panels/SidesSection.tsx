import { fewestOf } from '#analysis/doubles.ts';
import { capitalise } from '#picture/words.ts';
import { lookOf, type InkName } from '#picture/look.ts';
import { NOTHING, selectNode, selectStatement } from '../../state/selection.ts';
import type { Double } from '../../state/doubles.ts';
import type { Holder, Sides } from '../../state/stances.ts';
import { useApp, useTheme, useWords } from '../app-context.ts';
import { SupportLine } from '../components/SupportLine.tsx';
import { Term } from '../components/Term.tsx';
import { InkIcon } from '../components/MarkIcon.tsx';
import { useValue } from '../hooks/use-value.ts';

interface HoldersProps {
  readonly label: string;
  readonly ink: InkName;
  readonly holders: readonly Holder[];
  readonly nameOf: (id: string) => string;
  readonly doubles: readonly Double[];
  /** Said where nobody is on this side. */
  readonly nobody?: string;
}

function Holders({ label, ink, holders, nameOf, doubles, nobody }: HoldersProps) {
  const { session } = useApp();
  const words = useWords();
  const look = lookOf(useTheme());
  const shown = new Set(useValue(session.exploration).entities);
  if (holders.length === 0 && nobody === undefined) return null;
  const fewest = fewestOf(
    holders.map(({ actor }) => actor),
    doubles,
  );
  const range = fewest < holders.length;
  return (
    <div className="side">
      <h3>
        <InkIcon ink={look.inks[ink]} /> {capitalise(label)}{' '}
        <span className="count" title={range ? words.possibleDoubles : undefined}>
          {range ? `${fewest}–${holders.length}` : holders.length}
        </span>
      </h3>
      {holders.length === 0 && <p className="quiet">{nobody}</p>}
      <SupportLine items={holders.flatMap(({ supporting }) => supporting)} />
      <ul>
        {holders.map(({ actor, statements, told }) => (
          <li key={actor}>
            <button
              type="button"
              className="link-button name"
              disabled={!shown.has(actor)}
              onClick={() => session.select(selectNode(NOTHING, actor, false))}
            >
              {nameOf(actor)}
            </button>
            {told && <span className="tag">{words.whoTold}</span>}
            {statements.map((statement) => (
              <button
                key={statement.id}
                type="button"
                className="link-button id"
                aria-label={`${words.openStatement} ${statement.id}`}
                onClick={() => session.select(selectStatement(statement.id))}
              >
                {statement.id}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SidesProps {
  readonly sides: Sides;
  readonly nameOf: (id: string) => string;
  /** Pairs of those who speak that may be one. */
  readonly doubles: readonly Double[];
}

/** For and against are positions alone; judgements stand apart under their own name. */
export function SidesSection({ sides, ...common }: SidesProps) {
  const words = useWords();
  const { positions, judgements, neutral } = sides;
  const signed = [
    positions.for,
    positions.against,
    positions.mixed,
    judgements.for,
    judgements.against,
    judgements.mixed,
  ];
  if (signed.every((holders) => holders.length === 0)) return null;
  const judged = judgements.for.length + judgements.against.length + judgements.mixed.length > 0;
  return (
    <section>
      <h2>
        {words.positionsTitle} <Term of="positions" />
      </h2>
      <Holders label={words.isFor} ink="for" holders={positions.for} {...common} nobody={words.nobodyFor} />
      <Holders
        label={words.isAgainst}
        ink="against"
        holders={positions.against}
        {...common}
        nobody={words.nobodyAgainst}
      />
      <Holders label={words.isBoth} ink="both" holders={positions.mixed} {...common} />
      {judged && (
        <>
          <h2>{words.judgedTitle}</h2>
          <p className="quiet">{words.judgedHelp}</p>
          <Holders label={words.favourably} ink="favourable" holders={judgements.for} {...common} />
          <Holders label={words.unfavourably} ink="unfavourable" holders={judgements.against} {...common} />
          <Holders label={words.bothWays} ink="divided" holders={judgements.mixed} {...common} />
        </>
      )}
      <Holders label={words.neutralTitle} ink="neutral" holders={neutral} {...common} />
    </section>
  );
}
