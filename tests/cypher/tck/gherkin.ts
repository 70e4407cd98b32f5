/**
 * A small reader of the .feature files of the openCypher Technology Compatibility Kit.
 * The kit is the work of the openCypher community, Copyright (c) Neo4j Sweden AB, under the Apache License 2.0 with
 * the attribution notice that stands at the head of each of its files. None of it is copied here: the folder that
 * `TCK_DIR` names is read as it is.
 */

export interface Step {
  readonly text: string;
  readonly doc: string | null;
  readonly table: readonly (readonly string[])[];
}

export interface Scenario {
  readonly feature: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

interface Draft {
  name: string;
  steps: { text: string; doc: string | null; table: string[][] }[];
  examples: string[][][];
}

const STEP = /^(?:Given|When|Then|And|But|\*) (.*)$/;

function cells(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\([\\|n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped)));
}

function docString(lines: readonly string[], from: number): { doc: string; next: number } {
  const indent = (lines[from] as string).indexOf('"""');
  const body: string[] = [];
  let at = from + 1;
  for (; at < lines.length && (lines[at] as string).trim() !== '"""'; at++)
    body.push((lines[at] as string).slice(indent));
  return { doc: body.join('\n'), next: at };
}

function expand(feature: string, draft: Draft, background: Draft['steps']): Scenario[] {
  const steps = [...background, ...draft.steps];
  if (draft.examples.length === 0) return [{ feature, name: draft.name, steps }];
  return draft.examples.flatMap(([header = [], ...rows]) =>
    rows.map((row, index) => {
      const fill = (text: string): string =>
        header.reduce((filled, name, column) => filled.replaceAll(`<${name}>`, row[column] as string), text);
      return {
        feature,
        name: `${draft.name} (example ${index + 1}: ${row.join(' | ')})`,
        steps: steps.map((step) => ({
          text: fill(step.text),
          doc: step.doc === null ? null : fill(step.doc),
          table: step.table.map((line) => line.map(fill)),
        })),
      };
    }),
  );
}

/** The scenarios of one feature file, outlines expanded by their examples. */
export function readFeature(text: string): Scenario[] {
  const lines = text.split('\n');
  let feature = '';
  const background: Draft['steps'] = [];
  const drafts: Draft[] = [];
  let steps = background;
  let inExamples = false;
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] as string).trim();
    if (line === '' || line.startsWith('#') || line.startsWith('@')) continue;
    const draft = drafts.at(-1);
    const heading = /^(Feature|Background|Scenario|Scenario Outline|Examples):\s*(.*)$/.exec(line);
    if (heading !== null) {
      inExamples = heading[1] === 'Examples';
      if (heading[1] === 'Feature') feature = heading[2] as string;
      else if (inExamples) draft?.examples.push([]);
      else if (heading[1] !== 'Background') {
        drafts.push({ name: heading[2] as string, steps: [], examples: [] });
        steps = (drafts.at(-1) as Draft).steps;
      }
    } else if (line === '"""') {
      const { doc, next } = docString(lines, at);
      const step = steps.at(-1);
      if (step !== undefined) step.doc = doc;
      at = next;
    } else if (line.startsWith('|')) {
      if (inExamples) draft?.examples.at(-1)?.push(cells(line));
      else steps.at(-1)?.table.push(cells(line));
    } else {
      const step = STEP.exec(line);
      if (step !== null) steps.push({ text: step[1] as string, doc: null, table: [] });
    }
  }
  return drafts.flatMap((draft) => expand(feature, draft, background));
}
