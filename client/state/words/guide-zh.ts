/** What the page says in Simplified Chinese to lead a newcomer: outline, tour, terms. */
import type { GuideWords } from './guide-en.ts';

export const guideZh: GuideWords = {
  outline: {
    title: '大纲',
    more: (count) => `另有${count}个较轻的，见主体与议题的表格。`,
  },

  askTerm: (term) => `“${term}”是什么意思`,
  terms: {
    clock: {
      name: '时间口径',
      means:
        '发言：话说出的时间。发表：文献最早刊出的时间。所指：话所说的那段时间。只知道月份的日期按整段算：整段都在范围内为确定，否则为可能。',
    },
    support: { name: '依据', means: '互不重复的言论；转载只算一次。“去掉”一项说明不计该文献时还剩多少。' },
    folding: {
      name: '展开',
      means: '一条连线汇集了一个主体关于一件事所说的全部。展开后每条言论自成一点，收起后又成连线。',
    },
    rollUp: { name: '合并', means: '加上在其中任职、属于它或为其组成部分者在任期间所说的话。' },
    positions: { name: '立场', means: '立场说明某人要什么。只有立场才算支持或反对；褒贬与判断另列。' },
    dataVersion: { name: '数据版本', means: '全部数据的指纹：版本相同，数据便一字不差。' },
  },
  filterHelp: {
    types: '连线是什么：某人的立场，或所报道的事实。',
    stance: '支持、反对、两者兼有，或谈及而未表态。',
    words: '本人的话：文献引用或转述了发言者。由他人转述：别人说出其所求所想。',
    bases: '立场有所求；褒贬有所评；判断衡量现状或将来。只有立场才算支持或反对。',
    statementKinds: '立场说要什么，事实陈述说是什么，预测说将如何，承诺说将做什么，宣布说正在做什么。',
    modalities: '说得有多肯定：作为事实、计划、传闻、有条件、声称，或推断。',
  },

  tour: {
    title: '四步导览',
    invite: '第一次来？四步，半分钟。',
    start: '看看',
    never: '不用，也不再问',
    step: (now, of) => `第${now}步，共${of}步`,
    back: '上一步',
    next: '下一步',
    end: '完成',
    skip: '跳过',
    steps: [
      { title: '用任何文字找到任何人', text: '输入 Takaichi、高市或 gaoshi，找到的是同一个人。选中的会来到图上。' },
      {
        title: '每条连线都有出处',
        text: '点击一条连线：谁说的、何时、对谁、在哪篇文献的哪一行。双击一个点可见其相邻者。',
      },
      { title: '时间，用你选的口径', text: '说出的时间、发表的时间，或所指的时间。在柱上拖动，或播放。' },
      { title: '不变的图', text: '连同说明与来源一起保存。保存的永不改变，无论数据如何变化。' },
    ],
  },
};
