/**
 * The embed: the saved picture as SVG at once, live on a click. No framework, no storage, no cookies: it runs in a
 * sandbox, where its own server is foreign to it. Its height goes to the page around it by message.
 */
import type { View } from '#protocol/views.ts';
import { fetchView } from '../api/views.ts';
import { embedWords, type EmbedWords } from './words.ts';
import './embed.css';

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Tells the page around how high this one is. The number is no secret: any page may know it. */
function reportHeight(): void {
  if (window.parent === window) return;
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  window.parent.postMessage({ type: 'sayso:height', height }, '*');
}

interface Parts {
  readonly figure: HTMLElement;
  readonly picture: HTMLImageElement;
  readonly toggle: HTMLButtonElement;
  /** For who hears the page: the title that the picture shows. */
  readonly heading: HTMLHeadingElement;
}

function build(host: HTMLElement, id: string, words: EmbedWords): Parts {
  const picture = element('img', { src: `/v/${id}.svg`, alt: '' });
  const figure = element('figure', {}, picture);
  const toggle = element('button', { type: 'button', textContent: words.explore });
  const link = element('a', { href: `/v/${id}`, target: '_blank', rel: 'noopener', textContent: words.open });
  const heading = element('h1', { className: 'heard', textContent: document.title });
  host.replaceChildren(heading, figure, element('div', { className: 'embed-bar' }, toggle, link));
  return { figure, picture, toggle, heading };
}

function describe({ picture, heading }: Parts, view: View): void {
  document.documentElement.lang = view.draft.language;
  document.documentElement.dataset['theme'] = view.draft.theme;
  if (view.draft.title !== '') heading.textContent = view.draft.title;
  picture.alt = heading.textContent ?? '';
}

async function start(host: HTMLElement): Promise<void> {
  const id = /^\/embed\/([^/.]+)$/.exec(location.pathname)?.[1] ?? '';
  const parts = build(host, id, embedWords(document.documentElement.lang));
  parts.picture.addEventListener('load', reportHeight);
  new ResizeObserver(reportHeight).observe(document.documentElement);
  const view = await fetchView(id, new AbortController().signal);
  describe(parts, view);
  const words = embedWords(view.draft.language);
  let stop: (() => void) | null = null;
  parts.toggle.textContent = words.explore;
  parts.toggle.addEventListener('click', () => {
    void (async () => {
      if (stop) stop();
      // The stage comes with the first click: a page may hold twenty pictures.
      stop = stop ? null : (await import('./live.ts')).goLive(parts.figure, parts.picture, view);
      parts.toggle.textContent = stop ? words.still : words.explore;
      reportHeight();
    })();
  });
}

const host = document.getElementById('embed');
if (host) {
  start(host).catch(() => {
    const words = embedWords(document.documentElement.lang);
    host.append(element('p', { className: 'embed-caption', textContent: words.missing }));
  });
}
