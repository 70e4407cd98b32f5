/** The frame of the pages that the server writes itself: they stand alone, with no script and nothing fetched. */
import { escapeXml } from '#picture/svg-text.ts';
import type { Language } from '#protocol/views.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2328; --soft: #57616a; --ground: #fbfbf9; --line: #dcdfe0; --accent: #0b6e69; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8e9; --soft: #a3adb4; --ground: #15191c; --line: #353c42; --accent: #5cc4bb; }
}
body { margin: 0 auto; max-width: 46rem; padding: 4rem 1.5rem; color: var(--ink); background: var(--ground);
  font: 1rem/1.6 Inter, 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
a { color: var(--accent); }
code { font: .9em ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
details { border-top: 1px solid var(--line); padding: .6rem 0; }
summary { cursor: pointer; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .25rem 1rem; margin: .75rem 0; }
dt, dd { margin: 0; }
`;

/** A whole page. `body` is HTML; the title is text. */
export function framed(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
