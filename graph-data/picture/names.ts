/** Which of an entity's names is shown: the one that people use in the interface's language, and one in another script. */
import type { EntityRow, Names, StatementRow } from '#protocol/rows.ts';
import type { Language } from '#protocol/views.ts';

const ORDER: Readonly<Record<Language, readonly (keyof Names)[]>> = {
  en: ['en', 'zhHans', 'zhHant', 'ja'],
  'zh-Hans': ['zhHans', 'zhHant', 'ja', 'en'],
};

type Named = Pick<EntityRow, 'name' | 'names'>;

/** The full name in a language; any other where there is none. */
export function nameOf(entity: Named, language: Language): string {
  for (const key of ORDER[language]) {
    const name = entity.names[key];
    if (name) return name;
  }
  return entity.name;
}

/** A name for a label: what stands in brackets at its end is explanation, and goes. */
export function shortName(entity: Named, language: Language): string {
  const name = nameOf(entity, language);
  const short = name.replace(/\s*[(（][^()（）]*[)）]\s*$/u, '').trim();
  return short === '' ? name : short;
}

/** The name in another script than the interface's; null where there is none. */
export function secondName(entity: Named, language: Language): string | null {
  const first = nameOf(entity, language);
  const wanted: readonly (keyof Names)[] = language === 'en' ? ['zhHans', 'ja', 'zhHant'] : ['en', 'zhHant', 'ja'];
  for (const key of wanted) {
    const name = entity.names[key];
    if (name && name !== first) return name;
  }
  return null;
}

/** What a statement says, in our own words, in a language. */
export function glossOf(statement: Pick<StatementRow, 'gloss'>, language: Language): string {
  return language === 'en' ? statement.gloss.en : statement.gloss.zhHans;
}

/**
 * The name of an outlet, null where the source does not state one. What stands in brackets after it is a coder's
 * remark on where the name was found.
 */
export function outletName(outlet: string | null): string | null {
  const name = outlet?.replace(/\s*[(（].*$/u, '') ?? '';
  return name === '' || name === 'not stated' ? null : name;
}
