/** What the explorer says in Simplified Chinese about support, disputes, paths, time, looks and layouts. */
import type { ExplorerWords } from './explorer-en.ts';

export const explorerZh: ExplorerWords = {
  support: {
    statements: (fewest, most) => (fewest === most ? `${most}条言论` : `${fewest}至${most}条言论`),
    overlap: '其中一些可能是对同一番话的不同报道，因此数目是一个范围。',
    documents: (count) => `${count}份文献`,
    told: (count) => `${count}条为他人转述`,
    own: '均为本人原话',
    columnists: (count) => `${count}条出自专栏作者`,
    positions: (count) => `${count}条立场`,
    judgements: (count) => `${count}条评判`,
    without: (document, left) => `除去${document}：${left === 0 ? '无' : left}`,
  },

  disputes: {
    title: '各方说法不一之处',
    lead: '文献给出不同答案的问题。',
    search: '查找问题',
    searchHint: '词语、名称或日期……',
    clash: '相互冲突',
    clashHelp: '这些答案不可能同时为真。',
    seem: '只是看似冲突',
    seemHelp: '各答案的范围、时间、名称或构成不同，可以同时成立。',
    none: '没有符合的问题。',
    sides: (count) => `${count}种说法`,
    side: (label) => `说法${label}`,
    saidBy: '出自',
    byAbsence: '依据的是沉默，沉默不是言论。',
    denied: '被否认于',
    figures: {
      apart: '数字不符：各自的范围没有重叠。',
      overlap: '数字有重叠：可能相同。',
      incomparable: '数字的单位不同。',
    },
    open: '这一问题的各种说法',
    resolution: '如何判定',
    concerns: '涉及',
    ofEntity: '与之有关的分歧',
    all: '全部分歧',
    flag: '这条线所依据的内容，各方说法不一。',
  },

  paths: {
    connect: '与……的联系',
    connectHint: '搜索另一端',
    how: '这两者如何相连？',
    title: (from, to) => `${from}与${to}如何相连`,
    none: (hops) => `在当前筛选下，${hops}步之内没有联系。`,
    shortest: '最短',
    simple: '全部不重复路径',
    mode: '哪些路径',
    longer: '最长',
    steps: (count) => `${count}步`,
    show: '显示在图上',
    coMention: '只是同一行动者都提到过二者：二者之间并无联系。',
    truncated: '还有更多路径，只列出前面的。',
    common: '与所选全部相连',
    commonNone: '没有与所选全部相连的。',
    commonShow: '显示它们',
    speaks: (source, target) => `${source}谈及${target}`,
  },

  time: {
    bars: '言论的时间分布：拖动选取一段，方向键移动，按住Shift扩展',
    bar: (when, certain, possible, kinds) =>
      `${when}：${certain}条言论${kinds ? `（${kinds}）` : ''}${possible > 0 ? `，另有可能${possible}条` : ''}`,
    possible: '可能在此时',
    kinds: '言论种类',
    play: '按时间播放',
    pause: '暂停',
    stepOn: '前进一步',
    stepBack: '后退一步',
    all: (clock) => `全部，时钟：${clock}`,
    until: (day) => `截至${day}`,
    since: (day) => `自${day}起`,
    within: (range, count) => `${range}：${count}条言论。`,
    by: {
      said: (day, certainly, possibly, undated) =>
        `截至${day}说过的：确定${certainly}条，可能${possibly}条；无日期${undated}条`,
      published: (day, certainly, possibly, undated) =>
        `截至${day}已知的：确定${certainly}条，可能${possibly}条；无日期${undated}条`,
      asOf: (day, certainly, possibly, undated) =>
        `截至${day}为真的：确定${certainly}条，可能${possibly}条；无日期${undated}条`,
    },
  },

  look: {
    title: '图样',
    properties: '属性',
    size: '大小',
    colour: '颜色',
    layout: '排列',
    sizes: {
      statements: '言论数',
      documents: '文献数',
      degree: '连线数',
      betweenness: '介数中心性',
      pagerank: 'PageRank',
    },
    colours: {
      kind: '种类',
      community: '社群',
      statements: '言论数',
      documents: '文献数',
      degree: '连线数',
      betweenness: '介数中心性',
      pagerank: 'PageRank',
      firstSaid: '首次说起',
    },
    layouts: { force: '力导向', circle: '环形', columns: '按种类分列', time: '沿时间' },
    help: {
      betweenness: '在本图中，它有多常处于另两者的最短路径上。',
      pagerank: '在本图中，与它相连者的分量有多大。',
      community: '彼此间的联系多于与图中其余部分的联系者（Louvain）。',
    },
    most: '谈论最多的',
    mostKind: '种类',
    mostCount: '数量',
    mostShow: '显示',
  },

  historyWords: {
    title: '已做的步骤',
    method: '此图是如何得到的',
    copy: '复制为方法说明',
    now: '当前',
    paragraph: (steps, version) => `步骤：${steps}。数据版本${version}。`,
  },

  slicing: {
    only: (what) => `只看${what}`,
    allBut: '除此之外',
    allButThis: (what) => `除${what}之外`,
    documentsBy: { author: '文献作者', language: '文献语言', script: '文献文字' },
    documentsByHelp: '据此选择文献；一条言论见于两份文献时各计一次。',
    degree: '至少与多少个相连',
    degreeAtLeast: (least) => (least === 0 ? '连线数不限' : `至少与${least}个相连`),
    degreeChoice: (least, left) => (least === 0 ? `不限（${left}）` : `${least}个（${left}）`),
    degreeHelp: '在本页内计算，依据已加入图中且通过其他筛选的内容。',
    text: '言论中的文字',
    textHint: '输入词语后按回车',
    disputedOnly: '只看说法不一之处',
  },

  folding: {
    unfold: '展开为言论',
    unfoldAll: '展开全部连线',
    foldBack: '折回',
    foldAll: '全部折回',
  },

  rollUp: {
    with: (count) => `并入${count}个成员或组成部分`,
  },

  orderedBy: (clock) => `按${clock}排序`,
  topOf: (count, kind) => `谈论最多的${count}个${kind}`,
};
