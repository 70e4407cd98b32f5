/** Text in SVG: escaped, kept as text, and one `<text>` a run of one script, each with its own family. */
import { round } from './shapes.ts';
import { type Script, scriptRuns } from './script-runs.ts';

/** The family for each script, as the value of `font-family`. */
export type Fonts = Readonly<Record<Script, string>>;

export const FONTS: Fonts = {
  latin: "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif",
  han: "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  hangul: "'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif",
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** XML allows no control characters and no halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as character data or as the value of an attribute. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly fonts: Fonts;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** The colour around the letters. */
  readonly halo?: string;
}

/** One line of text; `x` is where its anchor lies, `y` its baseline. */
export function textLine(text: string, x: number, y: number, style: TextStyle): string {
  const runs = scriptRuns(text, style.size);
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  const anchor = style.anchor ?? 'start';
  const only = runs.length === 1;
  let at = anchor === 'start' || only ? x : anchor === 'end' ? x - width : x - width / 2;
  const halo = style.halo
    ? ` stroke="${style.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
    : '';
  let out = '';
  for (const run of runs) {
    const anchored = only && anchor !== 'start' ? ` text-anchor="${anchor}"` : '';
    out += `<text x="${round(at)}" y="${round(y)}" font-family="${escapeXml(style.fonts[run.script])}" font-size="${round(style.size)}" fill="${style.fill}"${anchored}${halo} xml:space="preserve">${escapeXml(run.text)}</text>`;
    at += run.width;
  }
  return out;
}
