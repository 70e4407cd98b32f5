import { useMemo } from 'react';
import type { Scene } from '#picture/scene.ts';
import { sceneSvg } from '#picture/svg.ts';
import { useWords } from '../app-context.ts';

/** The scene as SVG, where nothing can be drawn live. As an image it runs no script whatever its names hold. */
export function StillPicture({ scene }: { readonly scene: Scene }) {
  const words = useWords();
  const source = useMemo(() => {
    const svg = sceneSvg(scene, { width: 1100, stageHeight: 680 });
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  }, [scene]);
  return (
    <div className="still">
      <p className="still-why" role="status">
        {words.noWebgl}
      </p>
      {scene.nodes.length > 0 && <img src={source} alt={scene.description} />}
    </div>
  );
}
