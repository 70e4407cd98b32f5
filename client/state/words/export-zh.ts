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
  },
};
