/** What the page says in Simplified Chinese about expanding what has many neighbours. */
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
};
