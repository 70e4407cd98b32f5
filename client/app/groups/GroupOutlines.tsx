import { useEffect } from 'react';
import { outlineGroups } from '../../stage/group-outlines.ts';
import { useApp } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';

/** The outlines of open groups, on the stage. */
export function GroupOutlines() {
  const { session, stage } = useApp();
  const standing = useValue(stage);
  const { groups } = useValue(session.exploration);
  useEffect(() => {
    const open = groups.filter(({ collapsed }) => !collapsed);
    return standing ? outlineGroups(standing, open) : undefined;
  }, [standing, groups]);
  return null;
}
