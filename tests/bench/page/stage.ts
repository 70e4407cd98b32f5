/** Our stage with a scene of the same size, and what the page does to it. */
import { lookOf } from '#picture/look.ts';
import type { Scene, SceneEdge } from '#picture/scene.ts';
import { createStage } from '../../../client/stage/create-stage.ts';
import type { Stage } from '../../../client/stage/stage.ts';
import type { DrawnGraph } from './drawn-graph.ts';
import type { PlaceOf } from './libraries.ts';
import type { StageChanges } from './page-bench.ts';

const look = lookOf('light');

function sceneOf({ nodes, edges }: DrawnGraph): Scene {
  return {
    language: 'en',
    look,
    nodes: nodes.map(({ x, y, radius }, index) => ({
      id: `n${index}`,
      kind: 'Person',
      ...look.marks.Person,
      x,
      y,
      radius,
      label: `Actor ${index}`,
      fullName: `Actor ${index}`,
      second: null,
      weight: radius,
      pinned: false,
    })),
    edges: edges.map(({ source, target, against }, index): SceneEdge => {
      const ink = against ? 'against' : 'for';
      const { colour, second, dash } = look.inks[ink];
      return {
        id: `e${index}`,
        source: `n${source}`,
        target: `n${target}`,
        type: 'STANCE',
        ink,
        colour,
        second,
        dash,
        hollow: index % 7 === 0,
        width: 2,
        offset: 0,
        weight: 1,
        disputed: index % 40 === 0,
      };
    }),
    outlined: [],
    legend: [],
    title: '',
    caption: '',
    description: '',
  };
}

/** The stage as the page has it, and the changes whose cost is asked for. */
export interface StageBench extends StageChanges {
  draw(host: HTMLDivElement, graph: DrawnGraph): PlaceOf;
}

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** A stage that stands still, as without motion. */
export function stageBench(): StageBench {
  let stage: Stage | null = null;
  let graph: DrawnGraph = { nodes: [], edges: [] };
  const set = (next: DrawnGraph): number => {
    const scene = sceneOf(next);
    return timed(() => stage?.setScene(scene));
  };
  return {
    draw(host, given) {
      graph = given;
      const moved = new Map<string, { x: number; y: number }>();
      const nothing = (): void => undefined;
      stage = createStage(host, {
        scene: sceneOf(given),
        insets: { top: 20, right: 20, bottom: 20, left: 20 },
        wheel: 'zoom',
        still: true,
        accent: '#1769e0',
        events: {
          onPick: nothing,
          onOpen: nothing,
          onMenu: nothing,
          onHover: (target) =>
            stage?.setEmphasis({
              selectedNodes: new Set(),
              selectedEdge: null,
              hoveredNode: target.on === 'node' ? target.id : null,
              hoveredEdge: target.on === 'edge' ? target.id : null,
            }),
          onDrag: (id, x, y) => void moved.set(id, { x, y }),
          onCamera: nothing,
          onOutside: nothing,
        },
      });
      const drawn = stage;
      return (node) => {
        const { x, y } = moved.get(`n${node}`) ?? given.nodes[node] ?? { x: 0, y: 0 };
        const camera = drawn.camera();
        const unit = camera.span / host.clientWidth;
        return {
          x: host.clientWidth / 2 + (x - camera.x) / unit,
          y: host.clientHeight / 2 - (y - camera.y) / unit,
        };
      };
    },
    expand() {
      const count = graph.nodes.length;
      const more = Array.from({ length: 500 }, (_, index) => graph.nodes[index % count] ?? { x: 0, y: 0, radius: 5 });
      return set({
        nodes: [...graph.nodes, ...more.map(({ x, y, radius }) => ({ x: x + 3, y: y + 3, radius }))],
        edges: [...graph.edges, ...more.map((_, index) => ({ source: 0, target: count + index, against: false }))],
      });
    },
    filter: () => set({ ...graph, edges: graph.edges.filter((_, index) => index % 2 === 0) }),
    fold: () => set({ ...graph, edges: graph.edges.filter((_, index) => index % 10 === 0) }),
    light: () =>
      timed(() =>
        stage?.setEmphasis({
          selectedNodes: new Set(['n7']),
          selectedEdge: null,
          hoveredNode: null,
          hoveredEdge: null,
        }),
      ),
  };
}
