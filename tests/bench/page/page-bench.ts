/** What the page of the benchmark offers to who drives it. */

/** Each gives milliseconds of the main thread until the stage has taken the change over. */
export interface StageChanges {
  /** 500 more nodes, each with a line. */
  expand(): number;
  /** Half of the lines taken out by a filter. */
  filter(): number;
  /** All lines folded into a tenth as many. */
  fold(): number;
  /** One node lit with its neighbours. */
  light(): number;
}

export interface PageBench {
  readonly stage: StageChanges;
  /** Milliseconds from the graph in memory to its first frame; the library's own code has been fetched before. */
  draw(name: string, nodes: number, edges: number): Promise<number>;
  /** Where a node is drawn, in pixels of the page; null where it cannot be dragged. */
  at(node: number): { x: number; y: number } | null;
  /** Resolves when the next frame is drawn. */
  frame(): Promise<unknown>;
}
