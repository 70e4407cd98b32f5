import { pictureWords } from '#picture/words.ts';
import type { StageTarget } from '../../stage/interactions.ts';
import { lineTexts } from '../../state/line-text.ts';
import { isGroupId } from '../../state/groups.ts';
import { neighboursOf } from '../../state/walk.ts';
import { useApp, useLanguage, useWords } from '../app-context.ts';
import { useNeighbourTotal } from '../hooks/use-neighbour-total.ts';
import { useValue } from '../hooks/use-value.ts';

export interface TipPoint {
  readonly x: number;
  readonly y: number;
}

function NodeTip({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const language = useLanguage();
  const scene = useValue(session.scene);
  const node = scene.nodes.find((one) => one.id === id);
  const shown = neighboursOf(scene, id).size;
  const total = useNeighbourTotal(id, shown);
  if (!node) return null;
  const { one } = pictureWords(language).kinds[node.kind];
  return (
    <>
      <strong>{node.fullName}</strong>
      {node.second && <span className="tip-second">{node.second}</span>}
      <span className="tip-line">{isGroupId(id) ? one : `${one} · ${words.neighboursShown(shown, total)}`}</span>
    </>
  );
}

function EdgeTip({ id }: { id: string }) {
  const { session } = useApp();
  const words = useWords();
  const scene = useValue(session.scene);
  const edge = scene.edges.find((one) => one.id === id);
  if (!edge) return null;
  const { sentence, rests } = lineTexts(scene, words)(edge);
  return (
    <>
      <strong>{sentence}</strong>
      <span className="tip-line">{rests}</span>
    </>
  );
}

/** A few words beside the mouse about what is under it. */
export function StageTip({ target, at }: { target: StageTarget; at: TipPoint }) {
  if (target.on === 'canvas') return null;
  return (
    <div className="stage-tip" style={{ transform: `translate(${at.x + 14}px, ${at.y + 14}px)` }} aria-hidden="true">
      {target.on === 'node' ? <NodeTip id={target.id} /> : <EdgeTip id={target.id} />}
    </div>
  );
}
