/** The editor of questions: CodeMirror with our own language, its corrections, completions and keys. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  type Completion as Offered,
  type CompletionContext,
  completionKeymap,
  type CompletionResult,
  insertCompletionText,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { type Diagnostic as Marked, linter, lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { Diagnostic } from '#cypher/engine/check/lint.ts';
import type { Position } from '#model/errors.ts';
import type { QueryLanguage } from '../workers/language-client.ts';
import type { Completion } from './completion.ts';
import { inks } from './inks.ts';

/** What the editor says itself, in the reader's language. */
export interface EditorWords {
  readonly label: string;
  readonly placeholder: string;
  readonly replaceWith: (text: string) => string;
  /** CodeMirror's own phrases. */
  readonly phrases: Readonly<Record<string, string>>;
}

export interface EditorOptions {
  readonly text: string;
  readonly language: QueryLanguage;
  readonly words: EditorWords;
  onChange(text: string): void;
  onRun(): void;
  /** Up at the very start, down at the very end: the question before or after; whether there was one. */
  onRecall(step: 1 | -1): boolean;
}

export interface Editor {
  /** Puts another text in place of all; the cursor goes to the start or the end. */
  setText(text: string, cursor?: 'start' | 'end'): void;
  setWords(words: EditorWords): void;
  /** Marks the place of an error that the server found; null marks nothing. A change of the text takes it away. */
  setFault(position: Position | null): void;
  /** Lints anew, as when the schema has come. */
  relint(): void;
  focus(): void;
  destroy(): void;
}

const setFaultAt = StateEffect.define<number | null>();
const relintNow = StateEffect.define<null>();
const faultMark = Decoration.mark({ class: 'fault' });

const faults = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marked, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setFaultAt)) continue;
      if (effect.value === null) return Decoration.none;
      const line = transaction.newDoc.lineAt(effect.value);
      const end = /^[\p{L}\p{N}_]+|^./u.exec(line.text.slice(effect.value - line.from))?.[0].length ?? 0;
      return end === 0 ? Decoration.none : Decoration.set(faultMark.range(effect.value, effect.value + end));
    }
    return transaction.docChanged ? Decoration.none : marked;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marked({ severity, span, message, suggestion, fix }: Diagnostic, words: EditorWords, length: number): Marked {
  const said = message.slice(0, 1).toUpperCase() + message.slice(1);
  const whole = suggestion === null ? `${said}.` : `${said}: ${suggestion}`;
  const to = Math.min(length, Math.max(span[1], span[0] + 1));
  const apply = (view: EditorView): void => {
    if (fix) view.dispatch({ changes: { from: fix.span[0], to: fix.span[1], insert: fix.text } });
  };
  const actions = fix ? [{ name: words.replaceWith(fix.text), apply }] : [];
  return { severity, from: Math.min(span[0], to), to, message: whole, actions };
}

/** A function is written with its parentheses, and the cursor goes between them. */
function applyCall(view: EditorView, completion: Offered, from: number, to: number): void {
  const opened = view.state.sliceDoc(to, to + 1) === '(';
  view.dispatch(insertCompletionText(view.state, completion.label + (opened ? '' : '()'), from, to));
  const end = from + completion.label.length + 1;
  view.dispatch({ selection: { anchor: end } });
}

function offered({ label, kind, detail, rank }: Completion): Offered {
  const call = kind === 'function' || kind === 'procedure';
  return {
    label,
    detail,
    type: kind,
    boost: Math.min(99, Math.log10(rank + 1) * 10),
    ...(call ? { apply: applyCall } : {}),
  };
}

function completing(language: QueryLanguage): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 1), context.pos);
    if (!context.explicit && !/[\p{L}\p{N}_:.$`|&!]/u.test(before)) return null;
    const found = await language.complete(context.state.doc.toString(), context.pos);
    if (found === null || context.aborted) return null;
    return { from: found.from, options: found.items.map(offered), validFor: /^[\p{L}\p{N}_$`.]*$/u };
  };
  return autocompletion({ override: [source], icons: false, maxRenderedOptions: 60 });
}

/**
 * What is typed over a selection is put there by us: a browser takes the coloured pieces of a long line out one by one, in
 * the square of their number, and the page stands still for a minute.
 */
const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (empty || text === null || event.inputType !== 'insertText' || !event.cancelable || view.composing) return false;
    // A whole text that is put in is not typed: nothing is offered for its last word.
    const userEvent = text.length === 1 ? 'input.type' : 'input';
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
    return true;
  },
});

/** Nothing is offered to who has gone elsewhere, least of all what is still on its way. */
const leaving = EditorView.domEventHandlers({ blur: (_event, view) => void closeCompletion(view) });

/** Starts an editor in an element. */
export function createEditor(element: HTMLElement, options: EditorOptions): Editor {
  const spoken = new Compartment();
  let words = options.words;
  const speak = (): Extension => [
    EditorView.contentAttributes.of({ 'aria-label': words.label, 'aria-multiline': 'true' }),
    placeholder(words.placeholder),
    EditorState.phrases.of({ ...words.phrases }),
  ];
  const lint = async (view: EditorView): Promise<readonly Marked[]> => {
    const text = view.state.doc.toString();
    if (text.trim() === '') return [];
    const found = await options.language.lint(text);
    return found.map((diagnostic) => marked(diagnostic, words, text.length));
  };
  const recall = (step: 1 | -1) => (view: EditorView) => {
    const { main } = view.state.selection;
    const edge = step === -1 ? 0 : view.state.doc.length;
    return main.empty && main.head === edge && options.onRecall(step);
  };
  const keys = Prec.high(
    keymap.of([
      {
        key: 'Mod-Enter',
        run: (view) => {
          // What was offered for the last word would lie over the answer.
          closeCompletion(view);
          options.onRun();
          return true;
        },
      },
      { key: 'ArrowUp', run: recall(-1) },
      { key: 'ArrowDown', run: recall(1) },
    ]),
  );
  const view = new EditorView({
    parent: element,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        // Tab leaves the editor, as everywhere on the page.
        completing(options.language),
        keys,
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        typingOver,
        leaving,
        EditorState.tabSize.of(2),
        EditorState.languageData.of(() => [
          {
            commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
            closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] },
          },
        ]),
        linter(lint, {
          delay: 250,
          needsRefresh: ({ transactions }) =>
            transactions.some(({ effects }) => effects.some((each) => each.is(relintNow))),
        }),
        inks,
        faults,
        spoken.of(speak()),
        EditorView.lineWrapping,
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) options.onChange(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(text, cursor = 'end') {
      const anchor = cursor === 'start' ? 0 : text.length;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor } });
    },
    setWords(next) {
      words = next;
      view.dispatch({ effects: spoken.reconfigure(speak()) });
    },
    setFault(position) {
      const { doc } = view.state;
      const known = position !== null && position.line <= doc.lines;
      const at = known ? Math.min(doc.line(position.line).from + position.column - 1, doc.length) : null;
      const effects = [setFaultAt.of(at), ...(at === null ? [] : [EditorView.scrollIntoView(at)])];
      view.dispatch({ effects });
    },
    relint: () => view.dispatch({ effects: relintNow.of(null) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
