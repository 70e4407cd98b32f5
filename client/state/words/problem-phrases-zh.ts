/**
 * What the readers of people's own files say of an error, in Chinese. Readers write English, once, for the page and the
 * command line alike; here each of their phrases has its Chinese, with `{}` for what comes from the file and
 * `{#}` for a number.
 */
const LATIN_LIST = /, | or /g;

const listed = (text: string): string => text.replace(LATIN_LIST, '、');

/** In this order: the first that fits is taken. */
export const PROBLEM_PHRASES: readonly (readonly [
  english: string,
  chinese: string,
  each?: (text: string) => string,
])[] = [
  // Files
  ['{#} MB', ' {} MB'],
  ['at most {#} MB in all files together', '全部文件合计不超过 {} MB'],
  ['{#} rows', ' {} 行'],
  ['at most {#} rows in all files together', '全部文件合计不超过 {} 行'],
  ['Take a part of it.', '请只取其中一部分。'],
  ['a file of another form', '其他格式的文件'],
  ['a name that ends in {}', '以 {} 结尾的文件名', listed],
  ['Export it as one of these.', '请导出为其中一种格式。'],
  ['an empty file', '空文件'],
  ['a graph or a table', '一个图或一张表'],
  ['no rows', '没有任何行'],
  ['nodes or edges', '节点或连线'],
  ['UTF-8', ' UTF-8'],
  ['UTF-16 (little-endian, by its byte-order mark)', ' UTF-16（小端，见字节顺序标记）'],
  ['UTF-16 (big-endian, by its byte-order mark)', ' UTF-16（大端，见字节顺序标记）'],
  ['byte {} ("{}" in Latin-1)', '字节 {}（在 Latin-1 中为“{}”）'],
  ['byte {}', '字节 {}'],
  ['Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8").', '请把文件存为 UTF-8（电子表格中选“CSV UTF-8”）。'],
  // CSV
  ['a quote that is not closed', '没有闭合的引号'],
  ['something after a closing quote', '闭合引号之后还有内容'],
  ['CSV as in RFC 4180', '符合 RFC 4180 的 CSV'],
  ['the column "{}" twice', '两个名为“{}”的列'],
  ['each name once', '各列名称互不相同'],
  ['{#} fields', ' {} 个字段'],
  ['{#}, as many as the first line names', ' {} 个，与首行的列数相同'],
  ['Put a field that holds a comma in quotes.', '含逗号的字段请加引号。'],
  // JSON
  ['a list', '列表'],
  ['an object for each node or edge', '每个节点或连线各为一个对象'],
  ['no list of nodes or edges', '没有节点或连线的列表'],
  ['"nodes" and "edges", each a list of objects', '“nodes”与“edges”，各为对象的列表'],
  ['one JSON object a line', '每行一个 JSON 对象'],
  ['JSON as in RFC 8259', '符合 RFC 8259 的 JSON'],
  ['a value that goes on in the next line', '延续到下一行的值'],
  ['something after the end', '结尾之后还有内容'],
  ['values nested too deep', '嵌套过深的值'],
  ['the end of the file', '文件到此结束'],
  ['text without its closing quote', '没有闭合引号的文本'],
  ['text with a line break, or a backslash before what needs none', '含换行或多余反斜杠的文本'],
  ['no name in quotes', '名称没有加引号'],
  ['"{}" twice', '“{}”出现两次'],
  ['no ":" after a name', '名称之后没有“:”'],
  ['no "," or "}"', '没有“,”或“}”'],
  ['no "," or "]"', '没有“,”或“]”'],
  // XML
  ['a document type, which may define entities', '可能定义实体的文档类型声明'],
  ['XML without <!DOCTYPE>', '不含 <!DOCTYPE> 的 XML'],
  ['</{}> before it', '在此之前有 </{}>'],
  ['no element', '没有任何元素'],
  ['XML', ' XML'],
  ['text outside of the document', '文档之外的文本'],
  ['one element around all', '一个包住全部内容的元素'],
  ['the encoding {}', '编码 {}'],
  ['"<" that begins no element', '并非元素开头的“<”'],
  ['"&lt;" for the sign', '用“&lt;”表示该符号'],
  ['a comment that does not end', '没有结束的注释'],
  ['an instruction that does not end', '没有结束的处理指令'],
  ['CDATA that does not end', '没有结束的 CDATA'],
  ['the entity {}', '实体 {}'],
  ['one of {} or a character number', ' {} 之一，或字符编号'],
  ['a second document', '第二个文档'],
  ['one element', '一个元素'],
  ['<{}> that is not as it should be', '写法不对的 <{}>'],
  ['attributes in quotes, then ">"', '属性加引号，然后是“>”'],
  ['elements nested too deep', '嵌套过深的元素'],
  ['at most {#} deep', '至多 {} 层'],
  ['nothing to close', '没有可闭合的元素'],
  ['a hyperedge', '超边'],
  ['edges between two nodes', '两个节点之间的连线'],
  // Nodes
  ['neither an id nor a name', '既无编号也无名称'],
  ['one of them', '其中之一'],
  ['Say which column is which.', '请指明各列的含义。'],
  ['"{}" again', '再次出现的“{}”'],
  ['an id of its own', '各不相同的编号'],
  ['no id', '没有编号'],
  ['the id of a node', '某个节点的编号'],
  ['the kind {}', '类别 {}'],
  // Edges
  ['no source', '没有起点'],
  ['the source of an edge', '连线的起点'],
  ['no target', '没有终点'],
  ['the target of an edge', '连线的终点'],
  ['Say which column it is.', '请指明是哪一列。'],
  ['the id or name of a node', '某个节点的编号或名称'],
  ['Did you mean {}?', '是不是 {}？', listed],
  ['a number', '数字'],
  ['a day, month or year that exists, as {}', '确实存在的年、月或日，如 {}', listed],
  ['for, against, mixed or neutral (1, -1, 0)', ' for、against、mixed 或 neutral（1、-1、0）'],
  ['position, evaluation or assessment', ' position、evaluation 或 assessment'],
  ['the type "{}"', '类型“{}”'],
  ['one of {} at a statement', '陈述上的 {} 之一', listed],
  ['a whole number from 1 to {#}: how often it was said', ' 1 到 {} 的整数，即说了多少次'],
  ['the type {}', '类型 {}'],
  ['a type that statements are not made of', '不是陈述本身所用的类型'],
  ['Write it in small letters: {}.', '请用小写字母：{}。'],
  ['a number above 0', '大于 0 的数'],
  ['no type', '没有类型'],
  ['both', '两者都有'],
  ['the id of a document', '某份文件的编号'],
  ['one of {}', '其中之一：{}', listed],
  ['{} "{}"', '“{}”列的“{}”'],
  ['"{}"', '“{}”'],
  ['{} {#}', '“{}”列的 {}'],
];

const HOLES: Readonly<Record<string, string>> = { '{}': '([^]+?)', '{#}': '(-?[\\d.e+-]+)' };

const compiled = PROBLEM_PHRASES.map(([english, chinese, each = (text: string) => text]) => {
  const pattern = english.replace(/\{#?\}|[.*+?^${}()|[\]\\]/g, (sign) => HOLES[sign] ?? `\\${sign}`);
  return { pattern: new RegExp(`^${pattern}$`), chinese, each };
});

/** A phrase of a reader in Chinese; one that has none, such as a piece of the file, as it is. */
export function problemPhraseZh(text: string): string {
  for (const { pattern, chinese, each } of compiled) {
    const parts = pattern.exec(text)?.slice(1).map(each);
    if (parts) return chinese.replaceAll('{}', () => parts.shift() ?? '');
  }
  return text;
}
