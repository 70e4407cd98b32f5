/** An error as a page for the person who opened an address, in plain words and with a way on. */
import type { ErrorCode, SaysoError } from '#model/errors.ts';
import { escapeXml } from '#picture/svg-text.ts';
import type { Language } from '#protocol/views.ts';
import { framed } from './frame.ts';

interface PageWords {
  readonly title: string;
  readonly text: string;
}

interface Words {
  readonly pages: Partial<Record<ErrorCode, PageWords>>;
  readonly other: PageWords;
  readonly explorer: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    pages: {
      VIEW_NOT_FOUND: {
        title: 'There is no such view here',
        text: 'The address may be cut short, or the view was saved on another server. Everything it was made from is in the explorer.',
      },
      NOT_FOUND: {
        title: 'There is nothing at this address',
        text: 'Most things can be found by searching in the explorer.',
      },
      LOADING: { title: 'The data is still being loaded', text: 'This takes a moment. Try again in a second.' },
      NOT_BUILT: {
        title: 'The explorer is not built yet',
        text: 'Run “npm run build” in the folder of Sayso and start it again.',
      },
      HOST_NOT_ALLOWED: {
        title: 'This server does not go by that name',
        text: 'Use the address that it printed when it started, or set SAYSO_ORIGIN to its public address.',
      },
    },
    other: { title: 'This did not work', text: 'Trying again may help. The server’s log says what happened.' },
    explorer: 'Open the explorer',
  },
  'zh-Hans': {
    pages: {
      VIEW_NOT_FOUND: {
        title: '这里没有这个视图',
        text: '地址可能不完整，或者视图保存在另一台服务器上。它所用的内容都可以在浏览器中找到。',
      },
      NOT_FOUND: { title: '这个地址没有内容', text: '可以在浏览器中搜索您要找的内容。' },
      LOADING: { title: '数据仍在载入', text: '请稍等片刻再试。' },
      NOT_BUILT: { title: '页面尚未构建', text: '请在 Sayso 的文件夹中运行“npm run build”，然后重新启动。' },
      HOST_NOT_ALLOWED: {
        title: '服务器不使用这个名称',
        text: '请使用启动时显示的地址，或将 SAYSO_ORIGIN 设为公开地址。',
      },
    },
    other: { title: '操作没有成功', text: '请再试一次。服务器日志记录了原因。' },
    explorer: '打开图谱浏览器',
  },
};

/** The page for an error; `language` is what the browser prefers, false where it says neither. */
export function errorPage(error: SaysoError, language: string | false): string {
  const spoken: Language = language === 'zh' ? 'zh-Hans' : 'en';
  const words = WORDS[spoken];
  const { title, text } = words.pages[error.code] ?? words.other;
  const onward =
    error.code === 'NOT_BUILT' || error.code === 'HOST_NOT_ALLOWED' ? '' : `<p><a href="/">${words.explorer}</a></p>`;
  const body = `<main>\n<h1>${escapeXml(title)}</h1>\n<p>${escapeXml(text)}</p>\n${onward}\n</main>`;
  return framed(spoken, title, body);
}
