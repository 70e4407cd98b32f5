import type { Problem } from '#model/problem.ts';
import { ownDialogWordsIn } from '../../state/words/own-dialog.ts';
import { useLanguage } from '../app-context.ts';

const MOST = 100;

/** All that is wrong with files, each with its place. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const words = ownDialogWordsIn(useLanguage());
  return (
    <div className="failure own-problems" role="alert">
      <p>
        <strong>{words.problems(problems.length)}</strong>
      </p>
      <ol tabIndex={0} aria-label={words.problems(problems.length)}>
        {problems.slice(0, MOST).map(({ file, line, column, code, found, expected, suggestion }) => (
          <li key={`${file}:${line}:${column} ${code} ${found}`}>
            <code>{`${file}:${line}:${column}`}</code> {words.problem(code, found, expected, suggestion)}
          </li>
        ))}
      </ol>
      {problems.length > MOST && <p>{words.more(problems.length - MOST)}</p>}
    </div>
  );
}
