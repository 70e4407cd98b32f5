/** Says after each frame where nodes are drawn: for what stands beside them and is no part of the picture. */
import type { StageTool } from './stage.ts';

export interface Spot {
  /** Pixels of the stage. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Where each node is drawn in the frame; null for one that is not. */
export function spotsOf(sigma: Parameters<StageTool>[0]): (id: string) => Spot | null {
  return (id) => {
    if (!sigma.getGraph().hasNode(id)) return null;
    const node = sigma.getGraph().getNodeAttributes(id);
    return { ...sigma.graphToViewport(node), radius: sigma.scaleSize(node.size) };
  };
}

/** Follows the nodes. */
export function followNodes(onFrame: (spotOf: (id: string) => Spot | null) => void): StageTool {
  return (sigma) => {
    const spotOf = spotsOf(sigma);
    const follow = (): void => onFrame(spotOf);
    sigma.on('afterRender', follow);
    follow();
    return () => void sigma.off('afterRender', follow);
  };
}
