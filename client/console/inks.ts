/** Colours in the editor: the pieces of the language as marks, anew at each change. A question is short. */
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { type Ink, inksOf } from '#cypher/language/highlight.ts';

const MARKS = new Map<Ink, Decoration>();

function markOf(ink: Ink): Decoration {
  const known = MARKS.get(ink) ?? Decoration.mark({ class: `ink-${ink}` });
  MARKS.set(ink, known);
  return known;
}

/** Longer texts stay without colours: each key would cost what a reader notices. */
const MOST_COLOURED = 50_000;

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const text = view.state.doc.toString();
  if (text.length > MOST_COLOURED) return Decoration.none;
  for (const { span, ink } of inksOf(text)) if (ink !== 'variable') builder.add(span[0], span[1], markOf(ink));
  return builder.finish();
}

/** Colours the text of an editor. */
export const inks: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
