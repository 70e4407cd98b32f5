/** What every part of the console can reach. */
import { createContext, useContext } from 'react';
import type { Console } from '../../console/console.ts';
import type { QueryLanguage } from '../../workers/language-client.ts';
import { type ConsoleWords, consoleWordsIn } from '../../state/words/console.ts';
import { useLanguage } from '../app-context.ts';

export interface ConsoleTools {
  readonly console: Console;
  readonly language: QueryLanguage;
}

export const ConsoleContext = createContext<ConsoleTools | null>(null);

/** The console; only inside the dock. */
export function useConsole(): ConsoleTools {
  const tools = useContext(ConsoleContext);
  if (!tools) throw new Error('A component of the console stands outside ConsoleContext.');
  return tools;
}

/** Everything the console says, in the reader's language. */
export function useConsoleWords(): ConsoleWords {
  return consoleWordsIn(useLanguage());
}
