/** What a stage is to the rest of the page. */
import type Sigma from 'sigma';
import type { Box as LabelBox } from '#picture/labels.ts';
import type { Scene } from '#picture/scene.ts';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';
import type { Box, Insets, StageCamera } from './camera.ts';
import type { Emphasis } from './highlight.ts';
import type { StageEvents } from './interactions.ts';

export interface StageOptions {
  readonly scene: Scene;
  readonly events: StageEvents;
  readonly insets: Insets;
  /** `ctrl`: the wheel scrolls the page unless Ctrl is held, as an embed should. */
  readonly wheel: 'zoom' | 'ctrl';
  readonly still: boolean;
  /** The colour around what is selected, #rrggbb. */
  readonly accent: string;
}

/** Something more that is done on a stage; gives back how to end it. */
export type StageTool = (sigma: Sigma<NodeAttributes, EdgeAttributes>) => () => void;

/** What is done at each frame before labels are placed; gives back where none may lie, in pixels of the stage. */
export type FrameWork = (sigma: Sigma<NodeAttributes, EdgeAttributes>) => readonly LabelBox[];

export interface Stage {
  setScene(scene: Scene): void;
  setEmphasis(emphasis: Emphasis): void;
  setInsets(insets: Insets): void;
  setAccent(accent: string): void;
  /** Shows everything. */
  fit(): void;
  camera(): StageCamera;
  /** What is seen of the layout, clear of what lies over the stage. */
  visibleBox(): Box;
  setCamera(camera: StageCamera): void;
  zoom(factor: number): void;
  /** Brings a node into view if it is outside. */
  reveal(id: string): void;
  use(tool: StageTool): () => void;
  /** Does something before the labels of each frame; gives back how to end it. */
  beforeLabels(work: FrameWork): () => void;
  kill(): void;
}
