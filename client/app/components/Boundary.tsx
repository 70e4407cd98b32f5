import { Component, type ReactNode } from 'react';
import { type Words, wordsIn } from '../../state/words/index.ts';
import { AppContext } from '../app-context.ts';

interface State {
  readonly error: Error | null;
}

/** Where the page itself fails, it says so and offers a fresh start instead of going blank. */
export class Boundary extends Component<{ children: ReactNode }, State> {
  static override contextType = AppContext;
  declare context: React.ContextType<typeof AppContext>;
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const words: Words = wordsIn(this.context?.session.preferences.language.value ?? 'en');
    return (
      <main className="failure broken" role="alert">
        <h1>{words.broken}</h1>
        <p>{error.message}</p>
        <a className="button" href="/">
          {words.startOver}
        </a>
      </main>
    );
  }
}
