import type { Problem } from '#model/problem.ts';
import { useWords } from '../app-context.ts';

const MOST = 100;

/** All that is wrong with files, each with its place. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const words = useWords();
  return (
    <div className="failure own-problems" role="alert">
      <p>
        <strong>{words.own.problems(problems.length)}</strong>
      </p>
      <ol tabIndex={0} aria-label={words.own.problems(problems.length)}>
        {problems.slice(0, MOST).map(({ file, line, column, code, found, expected, suggestion }) => (
          <li key={`${file}:${line}:${column} ${code} ${found}`}>
            <code>{`${file}:${line}:${column}`}</code> {words.own.found(found, expected)}. {suggestion}
          </li>
        ))}
      </ol>
      {problems.length > MOST && <p>{words.own.more(problems.length - MOST)}</p>}
    </div>
  );
}
