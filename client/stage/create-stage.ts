/**
 * The stage: draws a Scene with sigma and says what hands do on it. A new scene takes the place of the
 * one before; a new emphasis only repaints. It knows nothing of React, of the server or of what the nodes mean.
 */
import Sigma from 'sigma';
import { animateNodes } from 'sigma/utils';
import type { Scene } from '#picture/scene.ts';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';
import {
  type Box,
  fittingCamera,
  frameOf,
  type Insets,
  isAnotherPicture,
  isInView,
  readCamera,
  sigmaState,
  type StageCamera,
  visibleBox,
} from './camera.ts';
import { inkProgram } from './edge-program.ts';
import {
  type Appearance,
  type Emphasis,
  type Lit,
  litBy,
  mixColours,
  NO_EMPHASIS,
  recedes,
  reduceEdge,
  reduceNode,
  repaint,
} from './highlight.ts';
import { wireInteractions } from './interactions.ts';
import { LabelLayer, type LabelStyle } from './label-layer.ts';
import { shapeProgram } from './node-program.ts';
import { type StageGraph, stageGraph } from './stage-graph.ts';
import type { FrameWork, Stage, StageOptions, StageTool } from './stage.ts';

const SETTINGS = {
  renderLabels: false,
  renderEdgeLabels: false,
  enableEdgeEvents: true,
  defaultNodeType: 'shape',
  defaultEdgeType: 'ink',
  zIndex: true,
  stagePadding: 0,
  minCameraRatio: 0.04,
  maxCameraRatio: 12,
  zoomDuration: 180,
  inertiaDuration: 0,
  allowInvalidContainer: true,
  // Hovering is shown by lighting the neighbours; sigma's own card would cover them.
  defaultDrawNodeHover: () => undefined,
};

const GLIDE_MS = 220;
/** With more nodes and edges than this each frame of a glide would take longer than all of it should. */
const GLIDE_LIMIT = 4000;
/** Pixels under a node that its label needs. */
const LABEL_ROOM = 54;

/** Starts a stage in an element that has a size. Throws where there is no WebGL 2. */
export function createStage(element: HTMLElement, options: StageOptions): Stage {
  return new SigmaStage(element, options);
}

class SigmaStage implements Stage {
  #graph: StageGraph;
  readonly #sigma: Sigma<NodeAttributes, EdgeAttributes>;
  readonly #labels: LabelLayer;
  readonly #observer: ResizeObserver;
  readonly #still: boolean;
  readonly #onOutside: (count: number) => void;
  #scene: Scene;
  #insets: Insets;
  #accent: string;
  #emphasis: Emphasis = NO_EMPHASIS;
  #lit: Lit | null = null;
  /** Layout units to a pixel where the camera's ratio is 1. */
  #unit = 1;
  #stopGlide: (() => void) | null = null;
  readonly #works = new Set<FrameWork>();
  #fitted = true;
  /** A font that arrives late changes labels that are drawn already. */
  readonly #redraw = (): void => void this.#sigma.scheduleRender();

  constructor(element: HTMLElement, options: StageOptions) {
    this.#scene = options.scene;
    this.#insets = options.insets;
    this.#accent = options.accent;
    this.#still = options.still;
    this.#onOutside = options.events.onOutside;
    // Sigma draws as soon as it is there, and again for each thing that is set: it begins with nothing to draw.
    this.#graph = stageGraph({ ...options.scene, nodes: [], edges: [] }, null).graph;
    this.#sigma = new Sigma(this.#graph, element, {
      ...SETTINGS,
      zoomDuration: options.still ? 0 : SETTINGS.zoomDuration,
      nodeProgramClasses: { shape: shapeProgram(() => this.#scene.look.background) },
      edgeProgramClasses: { ink: inkProgram(() => this.#scene.look.background) },
      nodeReducer: (node, data) => reduceNode(node, data, this.#appearance()),
      edgeReducer: (edge, data) => reduceEdge(edge, data, this.#appearance()),
      zoomToSizeRatioFunction: (ratio) => Math.min(1.8, Math.max(0.4, Math.sqrt(ratio * this.#unit))),
    });
    this.#labels = new LabelLayer(this.#sigma);
    this.#sigma.on('afterRender', () => this.#drawLabels());
    this.#sigma.on('resize', () => this.#measure());
    wireInteractions(this.#sigma, {
      ...options.events,
      onCamera: () => {
        this.#fitted = false;
        options.events.onCamera();
      },
    });
    if (options.wheel === 'ctrl') element.addEventListener('wheel', keepForPage, { capture: true });
    document.fonts.addEventListener('loadingdone', this.#redraw);
    this.#observer = new ResizeObserver(() => this.#resized());
    this.#observer.observe(element);
    this.setScene(options.scene);
  }

  setScene(scene: Scene): void {
    this.#stopGlide?.();
    this.#scene = scene;
    const fresh = isAnotherPicture(this.#graph.nodes(), new Set(scene.nodes.map(({ id }) => id)));
    const first = this.#graph.order === 0;
    const added = scene.nodes.filter(({ id }) => !this.#graph.hasNode(id));
    const { graph, moves } = stageGraph(scene, this.#graph);
    const still = this.#still || first || graph.order + graph.size > GLIDE_LIMIT;
    if (still) for (const id in moves) graph.mergeNodeAttributes(id, moves[id] ?? {});
    this.#graph = graph;
    this.#lit = litBy(graph, this.#emphasis);
    if (first) this.#frame();
    this.#labels.setScene(scene);
    this.#sigma.setGraph(graph);
    if (!first && !still && Object.keys(moves).length > 0) {
      this.#stopGlide = animateNodes(graph, moves, { duration: GLIDE_MS, easing: 'quadraticInOut' });
    }
    if (first) return;
    if (fresh) this.fit();
    else if (added.length > 0) {
      // A legend that grows with what has come must not move the rest either.
      this.#fitted = false;
      const outside = added.filter((node) => !isInView(this.#sigma, node, this.#insets));
      if (outside.length > 0) this.#onOutside(outside.length);
    }
  }

  setEmphasis(emphasis: Emphasis): void {
    const before = this.#lit;
    this.#emphasis = emphasis;
    this.#lit = litBy(this.#graph, emphasis);
    this.#sigma.refresh({
      partialGraph: repaint(this.#graph, before, this.#lit),
      skipIndexation: true,
      schedule: true,
    });
  }

  setInsets(insets: Insets): void {
    const changed = Object.keys(insets).some(
      (side) => insets[side as keyof Insets] !== this.#insets[side as keyof Insets],
    );
    this.#insets = insets;
    if (changed && this.#fitted) this.#setFit(false);
  }

  setAccent(accent: string): void {
    this.#accent = accent;
    this.setEmphasis(this.#emphasis);
  }

  fit(): void {
    this.#setFit(!this.#still);
  }

  camera(): StageCamera {
    return readCamera(this.#sigma);
  }

  visibleBox(): Box {
    return visibleBox(this.camera(), this.#sigma.getDimensions(), this.#insets);
  }

  setCamera(camera: StageCamera): void {
    this.#sigma.getCamera().setState(sigmaState(this.#sigma, camera));
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    const state = { ratio: camera.getBoundedRatio(camera.ratio / factor) };
    if (this.#still) camera.setState(state);
    else void camera.animate(state, { duration: 180 });
  }

  reveal(id: string): void {
    if (!this.#graph.hasNode(id)) return;
    const { x, y } = this.#graph.getNodeAttributes(id);
    if (isInView(this.#sigma, { x, y }, this.#insets)) return;
    const camera = this.camera();
    const { left, right, top, bottom } = this.#insets;
    // Into the middle of what nothing lies over.
    const unit = camera.span / this.#sigma.getDimensions().width;
    const aside = { x: x + ((right - left) / 2) * unit, y: y - ((bottom - top) / 2) * unit };
    const state = sigmaState(this.#sigma, { ...camera, ...aside });
    if (this.#still) this.#sigma.getCamera().setState(state);
    else void this.#sigma.getCamera().animate(state, { duration: GLIDE_MS });
  }

  use(tool: StageTool): () => void {
    return tool(this.#sigma);
  }

  beforeLabels(work: FrameWork): () => void {
    this.#works.add(work);
    this.#redraw();
    return () => void this.#works.delete(work);
  }

  kill(): void {
    this.#observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.#redraw);
    this.#stopGlide?.();
    this.#sigma.kill();
  }

  /** Fixes the frame that positions are measured in, so that what comes later moves nothing, and looks at all of it. */
  #frame(): void {
    this.#sigma.setCustomBBox(frameOf(this.#scene.nodes));
    this.#sigma.refresh();
    this.#measure();
    this.#setFit(false);
  }

  #measure(): void {
    const { width } = this.#sigma.getDimensions();
    const { span } = readCamera(this.#sigma);
    const unit = span / Math.max(1, width) / this.#sigma.getCamera().ratio;
    if (Number.isFinite(unit) && unit > 0) this.#unit = unit;
  }

  #resized(): void {
    const { width, height } = this.#sigma.getDimensions();
    const element = this.#sigma.getContainer();
    if (element.offsetWidth === width && element.offsetHeight === height) return;
    const kept = this.#fitted ? null : this.camera();
    this.#sigma.resize();
    this.#sigma.refresh();
    this.#measure();
    if (kept) this.setCamera(kept);
    else this.#setFit(false);
  }

  #setFit(glide: boolean): void {
    const camera = fittingCamera(this.#scene.nodes, this.#sigma.getDimensions(), this.#insets);
    if (!camera) return;
    const state = sigmaState(this.#sigma, camera);
    const settle = (): void => {
      this.#fitted = true;
      this.#onOutside(0);
    };
    if (glide) void this.#sigma.getCamera().animate(state, { duration: GLIDE_MS }).then(settle);
    else {
      this.#sigma.getCamera().setState(state);
      settle();
    }
  }

  #appearance(): Appearance {
    const lit = this.#lit && recedes(this.#graph) ? this.#lit : null;
    return { emphasis: this.#emphasis, lit, accent: this.#accent, background: this.#scene.look.background };
  }

  #drawLabels(): void {
    const context = this.#sigma.getCanvases()['labels']?.getContext('2d');
    if (!context) return;
    const { look } = this.#scene;
    const { width, height } = this.#sigma.getDimensions();
    const recededColour = mixColours(look.text, look.background, 0.68);
    // The insets leave room for a label under the lowest node; what is left of them is covered.
    const covered = Math.max(0, this.#insets.bottom - LABEL_ROOM);
    const receding = this.#appearance().lit !== null;
    const taken = [...this.#works].flatMap((work) => work(this.#sigma));
    const style: LabelStyle = { look, width, height, covered, taken, receding, recededColour };
    this.#labels.draw(context, this.#lit, style);
  }
}

function keepForPage(event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}
