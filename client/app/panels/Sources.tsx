import { useState } from 'react';
import type { Locator, StatementRow } from '#protocol/rows.ts';
import { ApiError } from '../../api/request.ts';
import { fetchLine } from '../../api/documents.ts';
import { selectStatement } from '../../state/selection.ts';
import { useApp, useWords } from '../app-context.ts';
import { Failure } from '../components/Failure.tsx';
import { useDocumentName } from '../hooks/use-documents.ts';
import { useResource } from '../hooks/use-resource.ts';

/** The words of the line, the part that was coded marked; or, where this server has no texts, that it has none. */
function LineText({ locator }: { locator: Locator }) {
  const words = useWords();
  const { document, line, lineSha256, start, end } = locator;
  const answer = useResource(`${document} ${line}`, (signal) => fetchLine(document, line, lineSha256, signal));
  if (answer.error instanceof ApiError && answer.error.status === 404)
    return <p className="quiet">{words.lineAbsent}</p>;
  if (answer.error) return <Failure error={answer.error} onRetry={answer.retry} />;
  if (!answer.value) return <p className="quiet">{words.loading}</p>;
  const { text } = answer.value;
  if (start === null || end === null) return <blockquote>{text}</blockquote>;
  return (
    <blockquote>
      {text.slice(0, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </blockquote>
  );
}

/** Document and line, and the line itself when asked. */
export function SourceLine({ locator, note }: { locator: Locator; note?: string | null }) {
  const words = useWords();
  const documentName = useDocumentName();
  const [open, setOpen] = useState(false);
  const where = words.sourceAt(documentName(locator.document), locator.line);
  return (
    <div className="source">
      <button
        type="button"
        className="link-button"
        aria-expanded={open}
        aria-label={`${open ? words.lineHidden : words.readLine}: ${where}`}
        onClick={() => setOpen(!open)}
      >
        {where}
      </button>
      {note && <span className="quiet"> · {note}</span>}
      {open && <LineText locator={locator} />}
    </div>
  );
}

/** Where a statement is written and how the words reached us. */
export function Sources({ statement, nameOf }: { statement: StatementRow; nameOf: (id: string) => string }) {
  const { session } = useApp();
  const words = useWords();
  const contradictions = new Set(statement.contradictedBy.map(({ statement: other }) => other)).size;
  return (
    <div className="sources">
      {statement.reports.map((report) => {
        const via = report.via.length > 0 ? words.via(report.via.map(nameOf).join(', ')) : null;
        const note = [via, report.repeat ? words.repeat : null].filter(Boolean).join(' · ');
        return <SourceLine key={`${report.document} ${report.line}`} locator={report} note={note} />;
      })}
      {statement.provenance !== 'author' && <p className="provenance">{words.provenances[statement.provenance]}</p>}
      {contradictions > 0 && (
        <button
          type="button"
          className="link-button flag"
          onClick={() => session.select(selectStatement(statement.id))}
        >
          {words.contradictions(contradictions)}
        </button>
      )}
    </div>
  );
}
