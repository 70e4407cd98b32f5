/** Places for what is drawn, collapsed groups among it, in an arrangement that follows from the data. */
import type { SceneGroup } from '#picture/build-scene.ts';
import type { Id, Place } from './exploration.ts';
import { firstSaidOf } from './first-said.ts';
import { drawnEntities } from './graph-data.ts';
import { alongTime, type Arranged, circle, columns, type LayoutName } from './layouts.ts';
import type { Session } from './session.ts';

function arrangedGroup({ id, said, about }: SceneGroup): Arranged {
  return { id, kind: 'CollapsedGroup', said, about };
}

/** The places; undefined where it was cancelled. Along time a group stands where the first of its members would. */
export async function placesIn(
  layout: Exclude<LayoutName, 'force'>,
  session: Session,
): Promise<Record<Id, Place> | undefined> {
  const data = session.data.value;
  const groups = [...data.groups.values()];
  const things = [...drawnEntities(session.exploration.value, data), ...groups.map(arrangedGroup)];
  if (layout !== 'time') return layout === 'circle' ? circle(things) : columns(things);
  const spans = await session.tasks.run('layout', (abort) => firstSaidOf(data, abort));
  return spans && alongTime(things, spans);
}
