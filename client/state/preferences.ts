/** The reader's language and theme: what was chosen, else what the browser says. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Language, Theme } from '#protocol/views.ts';

export interface Preferences {
  readonly language: ReadonlySignal<Language>;
  /** `system` follows the browser. */
  readonly themeChoice: ReadonlySignal<Theme | 'system'>;
  readonly theme: ReadonlySignal<Theme>;
  /** Whether motion is unwelcome. */
  readonly still: boolean;
  /** Whether the tour is still to be offered. */
  readonly newHere: ReadonlySignal<boolean>;
  setLanguage(language: Language): void;
  setTheme(theme: Theme | 'system'): void;
  /** The tour was taken or refused: it is never offered again. */
  endTour(): void;
  /** Shows those of a saved view, which are its author's and not the reader's to keep. */
  adopt(language: Language, theme: Theme): void;
}

const LANGUAGE_KEY = 'sayso.language';
const THEME_KEY = 'sayso.theme';
const TOUR_KEY = 'sayso.tour';

/** Storage is refused in private windows and sandboxed frames: a choice then lasts as long as the page. */
function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    document.documentElement.dataset['storage'] = 'refused';
  }
}

function firstLanguage(): Language {
  const chosen = stored(LANGUAGE_KEY);
  if (chosen === 'en' || chosen === 'zh-Hans') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-Hans' : 'en';
}

function firstTheme(): Theme | 'system' {
  const chosen = stored(THEME_KEY);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Reads the preferences and sets them on the document; what is chosen is kept. */
export function createPreferences(): Preferences {
  const language = signal<Language>(firstLanguage());
  const themeChoice = signal<Theme | 'system'>(firstTheme());
  const newHere = signal(stored(TOUR_KEY) === null);
  const query = matchMedia('(prefers-color-scheme: dark)');
  const systemDark = signal(query.matches);
  query.addEventListener('change', () => {
    systemDark.value = query.matches;
  });
  const theme = computed<Theme>(() => {
    if (themeChoice.value !== 'system') return themeChoice.value;
    return systemDark.value ? 'dark' : 'light';
  });
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dataset['theme'] = theme.value;
  });
  return {
    language,
    themeChoice,
    theme,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    newHere,
    setLanguage(chosen) {
      language.value = chosen;
      store(LANGUAGE_KEY, chosen);
    },
    setTheme(chosen) {
      themeChoice.value = chosen;
      store(THEME_KEY, chosen);
    },
    endTour() {
      newHere.value = false;
      store(TOUR_KEY, 'ended');
    },
    adopt(shownLanguage, shownTheme) {
      language.value = shownLanguage;
      themeChoice.value = shownTheme;
    },
  };
}
