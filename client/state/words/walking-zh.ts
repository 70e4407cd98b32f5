/** What the page says in Simplified Chinese about expanding what has many neighbours, and about arranging by hand. */
import type { WalkingWords } from './walking-en.ts';

export const walkingZh: WalkingWords = {
  walking: {
    title: (name) => `显示${name}的哪些邻居？`,
    lead: (count) => `有${count}个邻居未显示。请选择要显示哪些。`,
    choose: '选择展开哪些……',
    statements: '言论',
    types: '以何相连',
    kinds: '邻居的种类',
    years: '年份',
    counts: '数字为言论与所报事实的条数。',
    top: '至多',
    show: (count, total) => (count < total ? `显示${total}个中分量最重的${count}个` : `显示全部${total}个`),
    none: '在此选择下没有邻居了。',
    more: (count) => `还有${count.toLocaleString('zh-CN')}个`,
    moreOf: (name, count) => `${name}还有${count}个邻居：显示接下来的`,
    narrowed: (name, facets) => `${name}（${facets}）`,
  },
  arranging: {
    lasso: '画线圈选',
    invert: '反选',
    align: '对齐……',
    alignments: {
      left: '左对齐',
      centre: '竖直居中',
      right: '右对齐',
      top: '顶部对齐',
      middle: '水平居中',
      bottom: '底部对齐',
      across: '横向均匀分布',
      down: '纵向均匀分布',
    },
    aligned: (how, count) => `${count}个条目${how}`,
    hand: '手动',
    outside: (count) => `新增的${count}个在视野之外：按 F 适应屏幕。`,
    map: '缩略图',
    axis: '首次说起的日期，自左向右；只按先后排列，间隔不按比例',
    undated: '无日期',
    lassoed: (count) => `已选择${count}个条目。`,
  },
};
