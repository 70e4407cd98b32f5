/** What the dialog for data of one's own says in Chinese. */
import type { ProblemCode } from '#model/problem.ts';
import type { OwnDialogWords } from './own-dialog-en.ts';
import { problemPhraseZh } from './problem-phrases-zh.ts';

/** What kind of error it is; a file of people's own has no others. */
const CODES: Partial<Readonly<Record<ProblemCode, string>>> = {
  FILE_UNKNOWN: '文件格式不支持',
  FILE_TOO_LARGE: '文件太大',
  FILE_NOT_UTF8: '编码不对',
  FILE_EMPTY: '文件是空的',
  SYNTAX: '格式有误',
  MISSING_FIELD: '缺少内容',
  WRONG_TYPE: '类型不符',
  BAD_VALUE: '取值不对',
  BAD_LOCATOR: '出处不对',
  DUPLICATE_ID: '编号重复',
  UNKNOWN_ENTITY: '没有这个节点',
  UNKNOWN_DOCUMENT: '没有这份文件',
};

export const ownDialogZh: OwnDialogWords = {
  title: '自己的数据',
  lead: 'CSV（一张连线表，或节点表与连线表各一张）、JSON、JSON Lines、GEXF 或 GraphML，总共不超过 50 MB。',
  privacy: '数据只留在这个标签页，不会发送到任何地方。离开、重新加载或关闭标签页后即消失；在此之前会先询问。',
  choose: '选择文件',
  again: '选择其他文件',
  reading: '正在读取文件……',
  opening: '正在生成图……',
  whole: '这是由 Sayso 导出的完整图，各列含义已写在其中。',
  rows: (count) => `${count} 行`,
  first: '前几行',
  tableOf: (file) => `${file} 各列的含义`,
  holds: '每一行是',
  kinds: { nodes: '一个节点', edges: '一条连线' },
  column: (name) => `列“${name}”是`,
  nothing: '原样保留',
  roles: {
    id: '编号',
    name: '名称',
    otherName: '另一文字的名称',
    kind: '类别',
    aliases: '别名',
    text: '原话或说明',
    x: '位置 x',
    y: '位置 y',
    source: '起点（谁）',
    target: '终点（关于什么）',
    type: '类型',
    stance: '立场（支持、反对……）',
    basis: '立场的依据',
    words: '本人所言或转述',
    date: '日期',
    start: '起始日',
    end: '终止日',
    weight: '权重',
    statements: '陈述',
    relations: '关系',
  },
  problems: (count) => `${count} 处错误——全部改正之前不显示任何内容`,
  more: (count) => `另有 ${count} 处`,
  problem: (code, found, expected, suggestion) => {
    const head = CODES[code];
    const texts = [found, expected, suggestion].map(problemPhraseZh);
    return `${head ? `${head}：` : ''}发现${texts[0]}，应为${texts[1]}。${texts[2]}`;
  },
  show: '显示为图',
};
