import { useCallback, useEffect } from 'react';
import { shortName } from '#picture/names.ts';
import { learnNames } from '../../state/actions.ts';
import { useApp, useLanguage } from '../app-context.ts';
import { useValue } from './use-value.ts';

/** A function from id to short name in the reader's language. Names that are not known yet are asked for. */
export function useNames(needed: readonly string[]): (id: string) => string {
  const { session } = useApp();
  const known = useValue(session.known);
  const { groups } = useValue(session.exploration);
  const language = useLanguage();
  const key = needed.join(' ');
  useEffect(() => {
    const controller = new AbortController();
    learnNames(session, key === '' ? [] : key.split(' '), controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) session.notices.error(error);
    });
    return () => controller.abort();
  }, [session, key]);
  return useCallback(
    (id) => {
      const entity = known.get(id);
      return entity ? shortName(entity, language) : (groups.find((group) => group.id === id)?.name ?? id);
    },
    [known, groups, language],
  );
}
