/** What the page says in Chinese about data of one's own. */
import type { OwnWords } from './own-en.ts';

export const ownZh: OwnWords = {
  own: {
    open: '打开文件……',
    drop: '把文件放到这里查看',
    banner: (title) => `自己的数据：${title}`,
    bannerWhere: '仅在此标签页，重新加载或离开后即消失',
    leave: '离开',
    leaving: '要离开自己的数据吗？它只在此标签页中，所做的一切不会保留。',
    notHere: '保存视图需要服务器。可用“sayso serve my-folder”提供该文件夹，或把图片存为文件。',
  },

  refresh: {
    ask: '以今天的数据显示',
    help: '此视图保持发布时的样子；另存为一个新视图。',
    same: '其中没有任何变化。',
    open: '打开新视图',
    groups: { entities: '行动者与议题', edges: '连线', statements: '陈述' },
    ways: { added: '新增', removed: '移除', changed: '变更' },
    count: (way, count) => `${way} ${count}`,
  },
};
