import { useEffect, useRef } from 'react';
import { ApiError } from '../../api/request.ts';
import { createEditor, type Editor, type EditorWords } from '../../console/editor.ts';
import { type ConsoleWords, consoleWordsIn } from '../../state/words/console.ts';
import { useApp } from '../app-context.ts';
import { useValue } from '../hooks/use-value.ts';
import { useConsole, useConsoleWords } from './console-context.ts';

function editorWords({ editor, placeholder, replaceWith, phrases }: ConsoleWords): EditorWords {
  return { label: editor, placeholder, replaceWith, phrases };
}

/** The editor. It says what it hears to the console, and shows what the console puts into it. */
export function EditorPane() {
  const { consoleState, session } = useApp();
  const tools = useConsole();
  const words = useConsoleWords();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const placed = useValue(tools.console.placed);
  const run = useValue(tools.console.run);
  const version = useValue(session.data).dataVersion;
  const open = useValue(consoleState) === 'open';
  const seen = useRef(placed.key);

  useEffect(() => {
    if (!host.current) return undefined;
    const made = createEditor(host.current, {
      text: tools.console.text.value,
      language: tools.language,
      words: editorWords(consoleWordsIn(session.preferences.language.value)),
      onChange: tools.console.setText,
      onRun: () => tools.console.start(),
      onRecall: tools.console.recall,
    });
    editor.current = made;
    return () => {
      editor.current = null;
      made.destroy();
    };
  }, [tools, session]);
  useEffect(() => editor.current?.setWords(editorWords(words)), [words]);
  useEffect(() => editor.current?.relint(), [version]);
  useEffect(() => {
    if (open) editor.current?.focus();
  }, [open]);
  useEffect(() => {
    if (seen.current === placed.key) return;
    seen.current = placed.key;
    editor.current?.setText(placed.text, placed.cursor);
    editor.current?.focus();
  }, [placed]);
  useEffect(() => {
    const failed = run.state === 'failed' && run.error instanceof ApiError ? run.error.position : null;
    editor.current?.setFault(failed);
  }, [run]);
  return <div ref={host} className="editor" />;
}
