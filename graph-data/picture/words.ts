/** The words of a picture in each language: legend, caption, description. */
import type { ColourMeasure, SizeMeasure } from '#protocol/measures.ts';
import type { Language } from '#protocol/views.ts';
import type { InkName, NodeKind } from './look.ts';

export interface PictureWords {
  readonly kinds: Readonly<Record<NodeKind, { readonly one: string; readonly many: string }>>;
  readonly inks: Readonly<Record<InkName, string>>;
  /** How an edge reads between two names in the written description. */
  readonly reads: Readonly<Record<InkName, string>>;
  readonly hollow: string;
  /** What ≠ on a line means. */
  readonly disputed: string;
  /** What size shows, by measure. */
  readonly sizes: Readonly<Record<SizeMeasure, string>>;
  /** What colour shows, by measure. */
  readonly colours: Readonly<Record<ColourMeasure, string>>;
  /** What size and colour show, by a property. */
  readonly sizeOf: (property: string) => string;
  readonly colourOf: (property: string) => string;
  readonly otherValues: string;
  readonly noValue: string;
  readonly community: (nth: number) => string;
  readonly otherCommunities: string;
  readonly width: string;
  /** That lines within collapsed groups are not drawn, and how many they are. */
  readonly within: (lines: number) => string;
  /** Of the things that are shown, so many are in groups. */
  readonly inGroups: (members: number, groups: number) => string;
  /** Whom a collapsed group stands for. */
  readonly standsFor: (group: string, members: string) => string;
  /** Whom the outline of an open group holds. */
  readonly outlines: (group: string, members: string) => string;
  readonly sources: string;
  readonly untitled: (document: string) => string;
  readonly statements: (count: number) => string;
  readonly relations: (count: number) => string;
  readonly documents: (count: number) => string;
  readonly things: (count: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** A title from the weightiest names and how many more there are. */
  readonly title: (named: readonly string[], others: number) => string;
  readonly said: (range: string) => string;
  readonly from: (documents: string) => string;
  readonly published: (day: string) => string;
  readonly noColumnists: string;
  readonly dataVersion: (version: string) => string;
  readonly graphOf: (nodes: string, edges: string) => string;
  readonly edges: (count: number) => string;
  readonly empty: string;
}

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

function englishList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const en: PictureWords = {
  kinds: {
    Person: { one: 'person', many: 'people' },
    Organization: { one: 'organisation', many: 'organisations' },
    Country: { one: 'country', many: 'countries' },
    Bloc: { one: 'bloc', many: 'blocs' },
    Group: { one: 'group of people', many: 'groups of people' },
    Event: { one: 'event', many: 'events' },
    Policy: { one: 'policy', many: 'policies' },
    Mineral: { one: 'mineral', many: 'minerals' },
    Place: { one: 'place', many: 'places' },
    Technology: { one: 'technology', many: 'technologies' },
    Product: { one: 'product', many: 'products' },
    Concept: { one: 'concept', many: 'concepts' },
    Publication: { one: 'publication', many: 'publications' },
    Statement: { one: 'statement', many: 'statements' },
    CollapsedGroup: { one: 'group', many: 'groups' },
  },
  inks: {
    for: 'for',
    against: 'against',
    both: 'for and against',
    favourable: 'judged favourably',
    unfavourable: 'judged unfavourably',
    divided: 'judged both ways',
    neutral: 'spoken of, no side taken',
    relation: 'reported fact',
    link: 'says, about',
  },
  reads: {
    for: 'is for',
    against: 'is against',
    both: 'is for and against',
    favourable: 'judges favourably',
    unfavourable: 'judges unfavourably',
    divided: 'judges both ways',
    neutral: 'speaks of',
    relation: 'is related to',
    link: 'is joined to',
  },
  hollow: 'hollow: as told by another',
  disputed: 'contradicted by another statement',
  sizes: {
    statements: 'size: statements by and about',
    documents: 'size: documents behind its lines in this picture',
    degree: 'size: lines in this picture',
    betweenness: 'size: betweenness (Brandes) in this picture',
    pagerank: 'size: PageRank in this picture',
  },
  colours: {
    kind: 'colour: kind',
    community: 'colour: community (Louvain) in this picture',
    statements: 'colour: statements by and about',
    documents: 'colour: documents behind its lines in this picture',
    degree: 'colour: lines in this picture',
    betweenness: 'colour: betweenness (Brandes) in this picture',
    pagerank: 'colour: PageRank in this picture',
    firstSaid: 'colour: first said by or about',
  },
  sizeOf: (property) => `size: ${property}`,
  colourOf: (property) => `colour: ${property}`,
  otherValues: 'others',
  noValue: 'none given',
  community: (nth) => `community ${nth}`,
  otherCommunities: 'smaller communities',
  width: 'width: number of statements',
  within: (lines) => `${plural(lines, 'line', 'lines')} within collapsed groups not drawn`,
  inGroups: (members, groups) => `${members} of them in ${plural(groups, 'group', 'groups')}`,
  standsFor: (group, members) => `${group} stands for ${members}.`,
  outlines: (group, members) => `A line around ${members} is named ${group}.`,
  sources: 'Sources',
  untitled: (document) => `Untitled (document ${document})`,
  statements: (count) => plural(count, 'statement', 'statements'),
  relations: (count) => plural(count, 'reported fact', 'reported facts'),
  documents: (count) => plural(count, 'document', 'documents'),
  things: (count) => plural(count, 'actor or topic', 'actors and topics'),
  list: englishList,
  title: (named, others) => englishList(others === 0 ? named : [...named, plural(others, 'other', 'others')]),
  said: (range) => `said ${range}`,
  from: (documents) => `from ${documents}`,
  published: (day) => `Published up to ${day}`,
  noColumnists: 'without the columnists’ own assertions',
  dataVersion: (version) => `data version ${version}`,
  graphOf: (nodes, edges) => `A network of ${nodes}, joined by ${edges}.`,
  edges: (count) => plural(count, 'line', 'lines'),
  empty: 'Nothing is shown.',
};

const zh: PictureWords = {
  kinds: {
    Person: { one: '人物', many: '人物' },
    Organization: { one: '组织', many: '组织' },
    Country: { one: '国家', many: '国家' },
    Bloc: { one: '国家集团', many: '国家集团' },
    Group: { one: '群体', many: '群体' },
    Event: { one: '事件', many: '事件' },
    Policy: { one: '政策', many: '政策' },
    Mineral: { one: '矿产', many: '矿产' },
    Place: { one: '地点', many: '地点' },
    Technology: { one: '技术', many: '技术' },
    Product: { one: '产品', many: '产品' },
    Concept: { one: '概念', many: '概念' },
    Publication: { one: '出版物', many: '出版物' },
    Statement: { one: '言论', many: '言论' },
    CollapsedGroup: { one: '组', many: '组' },
  },
  inks: {
    for: '支持',
    against: '反对',
    both: '既支持又反对',
    favourable: '评价有利',
    unfavourable: '评价不利',
    divided: '评价不一',
    neutral: '谈及而未表态',
    relation: '所报道的事实',
    link: '说出、关于',
  },
  reads: {
    for: '支持',
    against: '反对',
    both: '既支持又反对',
    favourable: '作有利评价：',
    unfavourable: '作不利评价：',
    divided: '评价不一：',
    neutral: '谈及',
    relation: '相关：',
    link: '连接',
  },
  hollow: '空心：由他人转述',
  disputed: '与另一条言论相矛盾',
  sizes: {
    statements: '大小：所说与被谈及的言论数',
    documents: '大小：图中连线所依据的文献数',
    degree: '大小：图中的连线数',
    betweenness: '大小：图中的介数中心性（Brandes）',
    pagerank: '大小：图中的PageRank',
  },
  colours: {
    kind: '颜色：种类',
    community: '颜色：图中的社群（Louvain）',
    statements: '颜色：所说与被谈及的言论数',
    documents: '颜色：图中连线所依据的文献数',
    degree: '颜色：图中的连线数',
    betweenness: '颜色：图中的介数中心性（Brandes）',
    pagerank: '颜色：图中的PageRank',
    firstSaid: '颜色：首次说起或被说起',
  },
  sizeOf: (property) => `大小：${property}`,
  colourOf: (property) => `颜色：${property}`,
  otherValues: '其他',
  noValue: '无此值',
  community: (nth) => `社群${nth}`,
  otherCommunities: '更小的社群',
  width: '粗细：言论数',
  within: (lines) => `合并的组内有${lines}条连线未画出`,
  inGroups: (members, groups) => `其中${members}个在${groups}个组里`,
  standsFor: (group, members) => `${group}代表${members}。`,
  outlines: (group, members) => `${members}由一条名为“${group}”的线圈在一起。`,
  sources: '来源',
  untitled: (document) => `无题（文献${document}）`,
  statements: (count) => `${count}条言论`,
  relations: (count) => `${count}条所报道的事实`,
  documents: (count) => `${count}篇文献`,
  things: (count) => `${count}个主体与议题`,
  list: (items) => items.join('、'),
  title: (named, others) => (others === 0 ? named.join('、') : `${named.join('、')}等${named.length + others}个`),
  said: (range) => `发言时间${range}`,
  from: (documents) => `出自${documents}`,
  published: (day) => `文献发表截至${day}`,
  noColumnists: '不含专栏作者本人的论断',
  dataVersion: (version) => `数据版本${version}`,
  graphOf: (nodes, edges) => `关系网络：${nodes}，${edges}。`,
  edges: (count) => `${count}条连线`,
  empty: '没有显示任何内容。',
};

const WORDS: Readonly<Record<Language, PictureWords>> = { en, 'zh-Hans': zh };

/** The picture's words in a language. */
export function pictureWords(language: Language): PictureWords {
  return WORDS[language];
}

/** A text with a capital at its start, as a line of a legend or a sentence has. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
