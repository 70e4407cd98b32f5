import { useMemo } from 'react';
import type { Outlined } from '#picture/outlines.ts';
import type { Scene } from '#picture/scene.ts';
import { sceneSvg } from '#picture/svg.ts';
import { useWords } from '../app-context.ts';

interface Props {
  readonly scene: Scene;
  /** Open groups. */
  readonly outlined: readonly Outlined[];
}

/** The scene as SVG, where nothing can be drawn live. As an image it runs no script whatever its names hold. */
export function StillPicture({ scene, outlined }: Props) {
  const words = useWords();
  const source = useMemo(() => {
    const svg = sceneSvg(scene, { width: 1100, stageHeight: 680, outlined });
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  }, [scene, outlined]);
  return (
    <div className="still">
      <p className="still-why" role="status">
        {words.noWebgl}
      </p>
      {scene.nodes.length > 0 && <img src={source} alt={scene.description} />}
    </div>
  );
}
