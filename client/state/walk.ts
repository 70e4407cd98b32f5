/** Walking the picture with arrow keys: to the neighbour that lies most nearly in a direction. */
import type { Scene, SceneNode } from '#picture/scene.ts';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** Layout coordinates: y upward. */
const WAYS: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Whether a key is an arrow. */
export function isDirection(key: string): key is Direction {
  return key in WAYS;
}

/** The ids of the nodes that edges join to a node. */
export function neighboursOf(scene: Scene, id: string): Set<string> {
  const found = new Set<string>();
  for (const { source, target } of scene.edges) {
    if (source === id) found.add(target);
    if (target === id) found.add(source);
  }
  return found;
}

/** The weightiest node: where walking begins. */
export function firstNode(scene: Scene): SceneNode | null {
  return scene.nodes.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** The neighbour in a direction, within an eighth of a turn to either side before any other; null where none lies there. */
export function neighbourToward(scene: Scene, id: string, direction: Direction): SceneNode | null {
  const from = scene.nodes.find((node) => node.id === id);
  if (!from) return null;
  const [wayX, wayY] = WAYS[direction];
  const near = neighboursOf(scene, id);
  let best: { node: SceneNode; cost: number } | null = null;
  for (const node of scene.nodes) {
    if (!near.has(node.id)) continue;
    const [dx, dy] = [node.x - from.x, node.y - from.y];
    const distance = Math.hypot(dx, dy);
    const ahead = (dx * wayX + dy * wayY) / Math.max(distance, 1e-9);
    if (ahead < 0.38) continue;
    const cost = distance * (ahead > 0.92 ? 1 : 2 - ahead);
    if (!best || cost < best.cost) best = { node, cost };
  }
  return best?.node ?? null;
}

/** The entities that edges join to every one of `ids`, in order of id; `ids` themselves are not among them. */
export function commonNeighbours(
  ids: readonly string[],
  sources: readonly string[],
  targets: readonly string[],
): string[] {
  const joined = new Map<string, Set<string>>();
  const asked = new Set(ids);
  const add = (id: string, other: string): void => {
    if (!asked.has(id) || asked.has(other)) return;
    const met = joined.get(other) ?? new Set();
    joined.set(other, met.add(id));
  };
  sources.forEach((source, index) => {
    const target = targets[index] ?? source;
    add(source, target);
    add(target, source);
  });
  return [...joined].flatMap(([id, met]) => (met.size === asked.size ? [id] : [])).sort();
}
