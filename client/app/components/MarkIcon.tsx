import { lookOf, type Ink, type Mark, type NodeKind } from '#picture/look.ts';
import { disputePath, shapePath } from '#picture/shapes.ts';
import { edgeSample } from '#picture/svg-edges.ts';
import { useTheme } from '../app-context.ts';

/** The mark of a kind, as the stage draws it. */
export function MarkIcon({ mark }: { mark: Mark }) {
  return (
    <svg className="mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapePath(mark.shape, 8, 8, 5.4)} fill={mark.colour} fillRule="evenodd" />
    </svg>
  );
}

/** The mark of a kind by its name. */
export function KindIcon({ kind }: { kind: NodeKind }) {
  return <MarkIcon mark={lookOf(useTheme()).marks[kind]} />;
}

/** A piece of a line, as the stage draws it. The text is made by the picture from numbers and the palette alone. */
export function InkIcon({ ink, hollow = false }: { ink: Ink; hollow?: boolean }) {
  const { background } = lookOf(useTheme());
  const sample = edgeSample({ ...ink, hollow, width: hollow ? 4 : 2.4 }, 0, 7, background);
  return (
    <svg
      className="mark"
      width="28"
      height="14"
      viewBox="0 0 28 14"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: sample }}
    />
  );
}

/** The mark of what sources disagree about, as the stage draws it. */
export function DisputeIcon() {
  return (
    <svg className="mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={disputePath(8, 8)} stroke={lookOf(useTheme()).text} strokeWidth="1.3" fill="none" />
    </svg>
  );
}
