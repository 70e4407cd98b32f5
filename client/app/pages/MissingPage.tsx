import { useWords } from '../app-context.ts';

/** A view that is not there: says so and offers the explorer. */
export function MissingPage() {
  const words = useWords();
  return (
    <main className="missing">
      <h1>{words.viewMissing}</h1>
      <p>{words.viewMissingHint}</p>
      <a className="button primary" href="/">
        {words.toExplorer}
      </a>
    </main>
  );
}
