/**
 * The search behind `paths`. Hops are folded: two entities are joined where one said something about the other, or a
 * relation holds. A path that turns at a speaker – comes by what X said of one thing and leaves by what X said of
 * another – shows no more than that both were spoken of by X; the search can be told to do without such turns.
 *
 * Shortest lengths come from a breadth-first search backward from the goal over states (node, arrived at its speaker),
 * so that the forward search never enters a branch that cannot end in time.
 */
import { byCodeUnit } from '#model/canonical.ts';
import type { Filter } from '#analysis/slice.ts';
import type { Parts } from './parts.ts';
import type { Mask } from './slice-mask.ts';

/** How many partial paths are looked at before the search is cut short, and says so. */
const FUEL = 200_000;

export type NodePath = readonly number[];

/** Hops to the goal from each node, by whether the node was reached through its own words alone (1) or not (0). */
type Distances = ReadonlyMap<number, readonly [number, number]>;

export class PathSearch {
  readonly #parts: Parts;
  readonly #filter: Filter;
  readonly #mask: Mask;
  readonly #neighbors = new Map<number, readonly number[]>();
  readonly #onlySpoke = new Map<string, boolean>();
  #fuel = FUEL;

  constructor(parts: Parts, filter: Filter) {
    this.#parts = parts;
    this.#filter = { ...filter, direction: 'both' };
    this.#mask = parts.masks.of(filter);
  }

  get exhausted(): boolean {
    return this.#fuel <= 0;
  }

  /** The nodes one hop away, by id. */
  neighbors(node: number): readonly number[] {
    const known = this.#neighbors.get(node);
    if (known) return known;
    const { walk, stored } = this.#parts;
    const found = [...walk.neighbors(node, this.#filter, this.#mask).keys()];
    found.sort((a, b) => byCodeUnit(stored.graph.idOf(a), stored.graph.idOf(b)));
    this.#neighbors.set(node, found);
    return found;
  }

  /** Whether what the one said of the other is all that joins the two. */
  onlySpoke(speaker: number, other: number): boolean {
    const key = `${speaker} ${other}`;
    const known = this.#onlySpoke.get(key);
    if (known !== undefined) return known;
    const { walk, stored } = this.#parts;
    const relations = [...walk.relations(speaker, 'out', this.#filter), ...walk.relations(speaker, 'in', this.#filter)];
    const only =
      walk.between(other, speaker, this.#mask).length === 0 &&
      !relations.some((each) => stored.targetOf(each) === other || stored.sourceOf(each) === other);
    this.#onlySpoke.set(key, only);
    return only;
  }

  /** Whether a path turns at `node` between what it said of one and what it said of another. */
  turns(before: number, node: number, after: number): boolean {
    return this.onlySpoke(node, before) && this.onlySpoke(node, after);
  }

  /** Hops from every node to the goal, as far as `most`; with or without turns at a speaker. */
  distances(goal: number, mayTurn: boolean, most: number): Distances {
    const distance = new Map<number, [number, number]>([[goal, [0, 0]]]);
    let frontier: (readonly [node: number, arrived: number])[] = [
      [goal, 0],
      [goal, 1],
    ];
    for (let depth = 1; depth <= most && frontier.length > 0; depth++) {
      const next: (readonly [number, number])[] = [];
      for (const [node, arrived] of frontier) {
        for (const before of this.neighbors(node)) {
          if (!mayTurn && Number(this.onlySpoke(node, before)) !== arrived) continue;
          let known = distance.get(before);
          if (!known) distance.set(before, (known = [Infinity, Infinity]));
          for (const state of [0, 1]) {
            const turn = !mayTurn && state === 1 && this.onlySpoke(before, node);
            if (turn || known[state] !== Infinity) continue;
            known[state] = depth;
            next.push([before, state]);
          }
        }
      }
      frontier = next;
    }
    return distance;
  }

  /** Simple paths of exactly `length` hops, in order of their ids, at most `most`. */
  paths(from: number, to: number, length: number, mayTurn: boolean, distance: Distances, most: number): NodePath[] {
    const found: NodePath[] = [];
    const path = [from];
    const within = (node: number, state: number, left: number): boolean =>
      (distance.get(node)?.[state] ?? Infinity) <= left;
    const visit = (node: number, state: number): void => {
      if (found.length >= most || this.#fuel-- <= 0) return;
      if (node === to) {
        if (path.length === length + 1) found.push([...path]);
        return;
      }
      const left = length - path.length;
      for (const other of this.neighbors(node)) {
        if (path.includes(other) || (!mayTurn && state === 1 && this.onlySpoke(node, other))) continue;
        const arrived = mayTurn ? 0 : Number(this.onlySpoke(other, node));
        if (!within(other, arrived, left)) continue;
        path.push(other);
        visit(other, arrived);
        path.pop();
      }
    };
    visit(from, 0);
    return found;
  }
}
