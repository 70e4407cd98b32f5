/** The questions that come with the product, with parameters that make sense in the bundled corpus. */
import { APPARENT_QUESTION_KINDS, QUESTION_KINDS } from '#model/vocabulary.ts';
import type { SavedQuery } from '#protocol/queries.ts';

/** A saved query, and the entities that must be in the data for it to make sense. */
export interface ShippedQuery extends SavedQuery {
  readonly needs: readonly string[];
}

const CONTROLS = 'china-dual-use-controls-japan-2026';
const CLASHING = QUESTION_KINDS.filter((kind) => !APPARENT_QUESTION_KINDS.includes(kind));

export const SHIPPED_QUERIES: readonly ShippedQuery[] = [
  {
    id: 'sides',
    title: {
      en: 'Who is for China’s dual-use controls, and who against?',
      zhHans: '谁支持、谁反对中国的两用物项管制？',
    },
    about: {
      en: 'Positions alone make someone be for or against; judgements of fact do not. Another id asks of another topic.',
      zhHans: '只有立场才算支持或反对，对事实的判断不算。换一个 id 就能问别的主题。',
    },
    query: `MATCH (topic:Entity {id: $topic})<-[unit:ABOUT]-(s:Statement)<-[:SAID]-(speaker:Actor)
WHERE unit.basis = 'position'
OPTIONAL MATCH (s)-[:ASCRIBED_TO]->(holder:Actor)
WITH coalesce(holder, speaker) AS actor, holder IS NOT NULL AS asTold, unit, s
RETURN CASE unit.stance WHEN 1 THEN 'for' WHEN -1 THEN 'against' ELSE 'for and against' END AS side,
       actor, asTold, collect(DISTINCT s) AS statements
ORDER BY side DESC, size(statements) DESC, actor.id`,
    parameters: { topic: CONTROLS },
    needs: [CONTROLS],
  },
  {
    id: 'in-common',
    title: { en: 'What do Katayama and Klingbeil both speak about?', zhHans: '片山皋月和克林拜尔都谈到了什么？' },
    about: {
      en: 'What another tells of someone’s wants counts as that one’s, not as the teller’s.',
      zhHans: '别人转述某人的想法，算作那个人的，不算转述者的。',
    },
    query: `MATCH (actor:Actor)-[:SAID|ASCRIBED_TO]-(s:Statement)-[:ABOUT]->(topic:Entity)
WHERE actor.id IN [$one, $other]
  AND (EXISTS { (s)-[:ASCRIBED_TO]->(actor) } OR NOT EXISTS { (s)-[:ASCRIBED_TO]->() })
WITH topic, collect(DISTINCT actor.id) AS actors, collect(DISTINCT s) AS statements
WHERE size(actors) = 2
RETURN topic, statements
ORDER BY size(statements) DESC, topic.id`,
    parameters: { one: 'katayama-satsuki', other: 'klingbeil' },
    needs: ['katayama-satsuki', 'klingbeil'],
  },
  {
    id: 'clashes',
    title: { en: 'Which claims clash?', zhHans: '哪些说法互相冲突？' },
    about: {
      en: 'Questions of fact whose answers cannot all be right. Those that differ only in scope, time or name are left out.',
      zhHans: '答案不可能都对的事实问题。只是范围、时间或名称不同的不算。',
    },
    query: `MATCH (question:Question)<-[:ANSWERS]-(claim:Claim)
WHERE question.kind IN $kinds
WITH question, collect(DISTINCT claim) AS answers
WHERE size(answers) > 1
OPTIONAL MATCH (question)-[:CONCERNS]->(topic:Entity)
RETURN question, question.kind AS kind, answers, collect(DISTINCT topic) AS concerns
ORDER BY size(answers) DESC, question.id`,
    parameters: { kinds: CLASHING },
    needs: [],
  },
  {
    id: 'said-between',
    title: { en: 'Who spoke in the second week of January 2026?', zhHans: '2026 年 1 月第二周谁说了话？' },
    about: {
      en: 'On the clock of saying, columnists’ own assertions left out. A partial date overlaps the days asked for; those that certainly fall within are counted apart.',
      zhHans: '按说话的时间，不含专栏作者自己的断言。不完整的日期按可能重叠计算，确定在内的另行计数。',
    },
    query: `MATCH (actor:Actor)-[:SAID]->(s:Statement)
WHERE s.saidFrom <= $to AND s.saidTo >= $from AND s.mode <> 'author'
RETURN actor, count(s) AS possible,
       count(CASE WHEN s.saidFrom >= $from AND s.saidTo <= $to THEN 1 END) AS certain
ORDER BY certain DESC, possible DESC, actor.id`,
    parameters: { from: '2026-01-08', to: '2026-01-14' },
    needs: [],
  },
  {
    id: 'known-by',
    title: { en: 'What was known by 20 January 2026?', zhHans: '到 2026 年 1 月 20 日已知道什么？' },
    about: {
      en: 'Statements in documents published by that day at the latest, by document.',
      zhHans: '最晚在那一天已发表的文档中的陈述，按文档计。',
    },
    query: `MATCH (document:Document)<-[:REPORTED_IN]-(s:Statement)<-[:SAID]-(actor:Actor)
WHERE document.publishedTo <= $day
RETURN document, count(DISTINCT s) AS statements, count(DISTINCT actor) AS speakers
ORDER BY statements DESC, document.id`,
    parameters: { day: '2026-01-20' },
    needs: [],
  },
  {
    id: 'path',
    title: { en: 'How is Starmer joined to gallium?', zhHans: '斯塔默与镓之间有什么联系？' },
    about: {
      en: 'The shortest ways through what was said, not through the articles that report it.',
      zhHans: '经由所说内容的最短路径，不经由报道它们的文章。',
    },
    query: `MATCH path = ALL SHORTEST (a:Entity {id: $from})-[:SAID|ABOUT|ASCRIBED_TO]-{1,8}(b:Entity {id: $to})
RETURN path, length(path) AS length
LIMIT 25`,
    parameters: { from: 'keir-starmer', to: 'gallium' },
    needs: ['keir-starmer', 'gallium'],
  },
  {
    id: 'minerals',
    title: { en: 'Which minerals are spoken of most?', zhHans: '谈得最多的是哪些矿物？' },
    about: {
      en: 'Statements about each, and how many different speakers stand behind them.',
      zhHans: '关于每种矿物的陈述数，以及背后有多少不同的说话者。',
    },
    query: `MATCH (mineral:Mineral)<-[:ABOUT]-(s:Statement)<-[:SAID]-(speaker:Actor)
RETURN mineral, count(DISTINCT s) AS statements, count(DISTINCT speaker) AS speakers
ORDER BY statements DESC, mineral.id
LIMIT $most`,
    parameters: { most: 10 },
    needs: [],
  },
  {
    id: 'relays',
    title: { en: 'Through whom do words reach us?', zhHans: '话是经谁传到我们这里的？' },
    about: {
      en: 'Who stands between a speaker and the article’s author, and in which documents.',
      zhHans: '谁站在说话者与文章作者之间，在哪些文档里。',
    },
    query: `MATCH (s:Statement)-[report:REPORTED_IN]->(document:Document)
UNWIND report.via AS between
MATCH (relay:Actor {id: between})
RETURN relay, count(DISTINCT s) AS statements, collect(DISTINCT document) AS documents
ORDER BY statements DESC, relay.id`,
    parameters: {},
    needs: [],
  },
  {
    id: 'as-told',
    title: { en: 'Who tells what others want?', zhHans: '谁在转述别人的想法？' },
    about: {
      en: 'Wants and thoughts that a speaker ascribes to another, without that other’s words.',
      zhHans: '说话者归于他人、却没有引述其原话的想法和意图。',
    },
    query: `MATCH (speaker:Actor)-[:SAID]->(s:Statement)-[:ASCRIBED_TO]->(holder:Actor)
RETURN speaker, holder, count(s) AS statements
ORDER BY statements DESC, speaker.id, holder.id`,
    parameters: {},
    needs: [],
  },
  {
    id: 'supply',
    title: { en: 'Who supplies, produces or depends on what?', zhHans: '谁供应、生产或依赖什么？' },
    about: {
      en: 'Reported facts between entities, each with the line that it rests on.',
      zhHans: '实体之间的事实，各附所依据的行。',
    },
    query: `MATCH (a:Entity)-[fact:SUPPLIES|PRODUCES|DEPENDS_ON|DERIVED_FROM]->(b:Entity)
RETURN a, fact, b, fact.modality AS modality, fact.evidence AS evidence
ORDER BY type(fact), a.id, b.id`,
    parameters: {},
    needs: [],
  },
];
