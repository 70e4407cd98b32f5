/** Says after each frame where nodes are drawn: for what stands beside them and is no part of the picture. */
import type { StageTool } from './stage.ts';

export interface Spot {
  /** Pixels of the stage. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Follows the nodes; a node that is not drawn has no spot. */
export function followNodes(onFrame: (spotOf: (id: string) => Spot | null) => void): StageTool {
  return (sigma) => {
    const spotOf = (id: string): Spot | null => {
      if (!sigma.getGraph().hasNode(id)) return null;
      const node = sigma.getGraph().getNodeAttributes(id);
      return { ...sigma.graphToViewport(node), radius: sigma.scaleSize(node.size) };
    };
    const follow = (): void => onFrame(spotOf);
    sigma.on('afterRender', follow);
    follow();
    return () => void sigma.off('afterRender', follow);
  };
}
