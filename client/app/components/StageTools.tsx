import { useApp, useWords } from '../app-context.ts';
import { IconButton } from './IconButton.tsx';

/** Zoom and fit. */
export function StageTools() {
  const { stage } = useApp();
  const words = useWords();
  return (
    <div className="stage-tools" role="group" aria-label={words.stage}>
      <IconButton icon="plus" label={words.zoomIn} onPress={() => stage.value?.zoom(1.4)} />
      <IconButton icon="minus" label={words.zoomOut} onPress={() => stage.value?.zoom(1 / 1.4)} />
      <IconButton icon="fit" label={words.fit} onPress={() => stage.value?.fit()} />
    </div>
  );
}
