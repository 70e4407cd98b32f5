/** The built pages of the client, with the title and the preview of a view put in. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SaysoError } from '#model/errors.ts';
import { escapeXml } from '#picture/svg-text.ts';
import type { Language } from '#protocol/views.ts';

/** What others show of a page. */
export interface PageMeta {
  readonly title: string;
  readonly description: string;
  /** The public address of the page. */
  readonly link: string;
  readonly image: string;
  readonly language: Language;
}

/** A page of the built client; throws NOT_BUILT. */
export async function readClientPage(folder: string, file: 'index.html' | 'embed.html'): Promise<string> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch (error) {
    throw new SaysoError('NOT_BUILT', { what: 'page of the explorer' }, { cause: error });
  }
}

function metaTags({ title, description, link, image }: PageMeta): string {
  const named: [string, string, string][] = [
    ['name', 'description', description],
    ['property', 'og:type', 'article'],
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ['property', 'og:url', link],
    ['property', 'og:image', image],
    ['property', 'og:image:alt', description],
    ['name', 'twitter:card', 'summary_large_image'],
  ];
  return named.map(([key, name, value]) => `<meta ${key}="${name}" content="${escapeXml(value)}">`).join('\n');
}

/** Puts the picture into a page, for readers whose browser runs no script. */
export function withPicture(html: string, picture: string, { title, description, link }: PageMeta): string {
  const image = `<img src="${escapeXml(picture)}" alt="${escapeXml(`${title}. ${description}`)}" width="100%">`;
  const noscript = `<noscript><a href="${escapeXml(link)}" target="_blank" rel="noopener">${image}</a></noscript>`;
  return html.replace(/<\/body>/i, (end) => `${noscript}\n${end}`);
}

/** Puts title, description and preview into a page. Whatever they hold is text there. */
export function withMeta(html: string, meta: PageMeta): string {
  const title = `<title>${escapeXml(meta.title)}</title>`;
  const link = `<link rel="canonical" href="${escapeXml(meta.link)}">`;
  // Replacements are functions: a "$&" in a title is no pattern.
  return html
    .replace(/<meta\s+name="description"[^>]*>/i, () => '')
    .replace(/(<html\b[^>]*\blang=")[^"]*/i, (_whole, before: string) => before + meta.language)
    .replace(/<title>[^<]*<\/title>/i, () => `${title}\n${link}\n${metaTags(meta)}`);
}
