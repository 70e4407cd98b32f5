/** What the page says in Simplified Chinese about files, and about tables that are taken away. */
import type { ExportWords } from './export-en.ts';

export const exportZh: ExportWords = {
  exporting: {
    title: '导出',
    help: '将图上所示存为文件，用上面的标题与说明。',
    done: (name) => `已保存为“${name}”。`,
    forms: {
      png: '供文档使用的图片（PNG）',
      svg: '可以编辑的图片（SVG）',
      gexf: '供 Gephi 使用的图（GEXF）',
      graphml: '供其他工具使用的图（GraphML）',
      nodesCsv: '主体与议题表（CSV）',
      edgesCsv: '连线表（CSV）',
      json: '图上的全部内容（JSON）',
    },
    nodesFile: '主体与议题',
    edgesFile: '连线',
    statementsFile: '言论',
  },

  tableWords: {
    statements: (count) => `${count}条言论`,
    copy: '复制表格',
    csv: '将表格存为CSV',
    copied: (rows) => `已复制${rows}行。`,
    empty: '这些连线背后没有言论。',
    columns: {
      who: '谁',
      gloss: '说了什么',
      toward: '对于',
      stance: '立场',
      said: '发言时间',
      published: '发表时间',
      where: '文献与行',
      id: '编号',
    },
  },
};
