/** The live stage of an embed, over the same scene as its still picture. */
import type { Scene } from '#picture/scene.ts';
import { legendAndCaptionSvg } from '#picture/svg-foot.ts';
import { viewScene } from '#picture/view-picture.ts';
import type { View } from '#protocol/views.ts';
import { createStage } from '../stage/create-stage.ts';
import { hasWebgl } from '../stage/webgl.ts';
import { reading } from './reading.ts';
import { embedWords } from './words.ts';

const INSETS = { top: 24, right: 64, bottom: 36, left: 64 };
const ACCENT = { light: '#1769e0', dark: '#79b4ff' } as const;

/** Legend and caption belong to the picture in every form of it. */
function footOf(scene: Scene): string {
  const svg = legendAndCaptionSvg(scene, { width: Math.max(360, Math.min(1000, window.innerWidth)) });
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** Puts the stage in the picture's place; gives back how to undo it. */
export function goLive(figure: HTMLElement, picture: HTMLElement, view: View): () => void {
  const words = embedWords(view.draft.language);
  const said = Object.assign(document.createElement('p'), { className: 'embed-said' });
  said.setAttribute('role', 'status');
  if (!hasWebgl()) {
    said.textContent = words.noWebgl;
    figure.append(said);
    return () => said.remove();
  }
  const scene = viewScene(view);
  const box = Object.assign(document.createElement('div'), { className: 'embed-stage', tabIndex: 0 });
  box.setAttribute('role', 'application');
  box.setAttribute('aria-label', words.stage);
  picture.hidden = true;
  const foot = Object.assign(document.createElement('img'), { alt: scene.caption, src: footOf(scene) });
  figure.append(box, said, foot);
  const chosen = { nodes: new Set<string>(), edge: null as string | null };
  const emphasise = (hoveredNode: string | null, hoveredEdge: string | null): void =>
    stage.setEmphasis({ selectedNodes: chosen.nodes, selectedEdge: chosen.edge, hoveredNode, hoveredEdge });
  const stage = createStage(box, {
    scene,
    insets: INSETS,
    wheel: 'ctrl',
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    accent: ACCENT[view.draft.theme],
    events: {
      onPick(target) {
        chosen.nodes = new Set(target.on === 'node' ? [target.id] : []);
        chosen.edge = target.on === 'edge' ? target.id : null;
        said.textContent = reading(scene, target, words);
        emphasise(null, null);
      },
      onOpen: () => undefined,
      onMenu: () => undefined,
      onHover(target) {
        emphasise(target.on === 'node' ? target.id : null, target.on === 'edge' ? target.id : null);
        if (chosen.nodes.size === 0 && chosen.edge === null) said.textContent = reading(scene, target, words);
      },
      onDrag: () => undefined,
      onCamera: () => undefined,
      onOutside: () => undefined,
    },
  });
  return () => {
    stage.kill();
    box.remove();
    said.remove();
    foot.remove();
    picture.hidden = false;
  };
}
