/** The camera in the layout's own coordinates, so that a saved one means the same on another screen. */
import type Sigma from 'sigma';
import type { CameraState } from 'sigma/types';
import type { Point } from '#picture/scene.ts';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';

type StageSigma = Sigma<NodeAttributes, EdgeAttributes>;

/** `x`, `y`: what lies in the middle. `span`: how many units the width of the stage shows. */
export interface StageCamera {
  readonly x: number;
  readonly y: number;
  readonly span: number;
}

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Sigma's own matrix is that of the last frame, and a camera may have been set since. */
function present(sigma: StageSigma): { cameraState: CameraState } {
  return { cameraState: sigma.getCamera().getState() };
}

/** Where the camera stands. */
export function readCamera(sigma: StageSigma): StageCamera {
  const { width, height } = sigma.getDimensions();
  const now = present(sigma);
  const left = sigma.viewportToGraph({ x: 0, y: height / 2 }, now);
  const right = sigma.viewportToGraph({ x: width, y: height / 2 }, now);
  return { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2, span: Math.hypot(right.x - left.x, right.y - left.y) };
}

/** Sigma's own state for a camera in layout coordinates. */
export function sigmaState(
  sigma: StageSigma,
  camera: StageCamera,
): { x: number; y: number; ratio: number; angle: number } {
  const now = present(sigma);
  const middle = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: camera.x, y: camera.y }, now), now);
  const ratio = (now.cameraState.ratio * camera.span) / readCamera(sigma).span;
  return { x: middle.x, y: middle.y, ratio, angle: 0 };
}

/** A length in layout units that is neither lost in rounding nor far beyond any picture. */
const UNIT = 1000;

/**
 * From layout units to pixels of the frame that was drawn. The camera is one linear map: asking it for each of many
 * points would cost a frame.
 */
export function projection(sigma: StageSigma): (place: Point) => Point {
  const at = (x: number, y: number): Point => sigma.graphToViewport({ x, y });
  const [origin, right, up] = [at(0, 0), at(UNIT, 0), at(0, UNIT)];
  const [ax, ay] = [(right.x - origin.x) / UNIT, (right.y - origin.y) / UNIT];
  const [bx, by] = [(up.x - origin.x) / UNIT, (up.y - origin.y) / UNIT];
  return ({ x, y }) => ({ x: origin.x + ax * x + bx * y, y: origin.y + ay * x + by * y });
}

/** The camera that shows all the points, clear of what lies over the edges of the stage. */
export function fittingCamera(
  points: readonly { x: number; y: number }[],
  size: { width: number; height: number },
  insets: Insets,
): StageCamera | null {
  if (points.length === 0) return null;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const free = {
    width: Math.max(60, size.width - insets.left - insets.right),
    height: Math.max(60, size.height - insets.top - insets.bottom),
  };
  // Not nearer than the layout's own scale: three nodes must not fill the screen.
  const unit = Math.max((right - left) / free.width, (top - bottom) / free.height, 0.75);
  return {
    x: (left + right) / 2 + ((insets.right - insets.left) / 2) * unit,
    y: (bottom + top) / 2 - ((insets.bottom - insets.top) / 2) * unit,
    span: size.width * unit,
  };
}

/** A part of the layout: y upward. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** What a camera shows clear of what lies over the edges of the stage, in layout units. */
export function visibleBox(
  { x, y, span }: StageCamera,
  { width, height }: { width: number; height: number },
  insets: Insets,
): Box {
  const unit = span / Math.max(1, width);
  return {
    left: x + (insets.left - width / 2) * unit,
    right: x + (width / 2 - insets.right) * unit,
    bottom: y + (insets.bottom - height / 2) * unit,
    top: y + (height / 2 - insets.top) * unit,
  };
}

/**
 * Whether what is drawn now is another picture, to be shown whole. Where anything stays, all of it stays where it is
 * on the screen, whatever has come: a reader finds nothing that moves under the eye.
 */
export function isAnotherPicture(before: Iterable<string>, after: ReadonlySet<string>): boolean {
  for (const id of before) if (after.has(id)) return false;
  return true;
}

/** Whether a point of the layout is drawn clear of what lies over the edges; a few pixels do not matter. */
export function isInView(sigma: StageSigma, point: { x: number; y: number }, insets: Insets): boolean {
  const { width, height } = sigma.getDimensions();
  const { x, y } = sigma.graphToViewport(point, present(sigma));
  return x > insets.left / 2 && x < width - insets.right / 2 && y > insets.top / 2 && y < height - insets.bottom * 0.8;
}

/** Half of what the box spans at least: the camera goes only so far from it, and much may come to a single node. */
const LEAST_REACH = 400;

/** The box around points, never without extent. */
export function frameOf(points: readonly { x: number; y: number }[]): { x: [number, number]; y: [number, number] } {
  const reach = (values: readonly number[]): [number, number] => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const middle = values.length === 0 ? 0 : (low + high) / 2;
    const half = Math.max(LEAST_REACH, (high - low) / 2 + 1);
    return [middle - half, middle + half];
  };
  return { x: reach(points.map(({ x }) => x)), y: reach(points.map(({ y }) => y)) };
}
