/** The few words of the embed; it does without the page's whole catalogue. */

export interface EmbedWords {
  readonly explore: string;
  readonly still: string;
  readonly open: string;
  readonly missing: string;
  readonly noWebgl: string;
  readonly stage: string;
  readonly statements: (count: number) => string;
}

const en: EmbedWords = {
  explore: 'Explore this picture',
  still: 'Back to the still picture',
  open: 'Open in Sayso, with sources',
  missing: 'The data of this picture cannot be reached.',
  noWebgl: 'This browser cannot draw with WebGL: the still picture shows the same.',
  stage: 'Graph. Drag to move, hold Ctrl and turn the wheel to zoom.',
  statements: (count) => `${count} ${count === 1 ? 'statement' : 'statements'}`,
};

const zh: EmbedWords = {
  explore: '浏览此图',
  still: '回到静态图片',
  open: '在 Sayso 中打开并查看出处',
  missing: '无法读取此图的数据。',
  noWebgl: '此浏览器不能使用 WebGL 绘图：静态图片显示相同内容。',
  stage: '关系图。拖动可平移，按住 Ctrl 并滚动滚轮可缩放。',
  statements: (count) => `${count}条言论`,
};

/** The words in a language; English where the language is another. */
export function embedWords(language: string): EmbedWords {
  return language.startsWith('zh') ? zh : en;
}
