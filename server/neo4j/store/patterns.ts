/**
 * The model's words as Cypher: what a coding unit is, which units, statements and relations a filter lets through.
 * The meaning is analysis/slice.ts's; the conformance suite holds the two equal. Variables: a said s about e, r is the
 * ABOUT, h the SAID or ASCRIBED_TO; of relations x and y are the ends, t the relationship. Values are parameters.
 */
import { APPARENT_QUESTION_KINDS, FACTUAL_TYPES, STANCE_EDGE, UNWALKED_TYPES, type Clock } from '#model/vocabulary.ts';
import { hasWindow, onlyStatements, typePasses, type Filter } from '#analysis/slice.ts';

/** Whose stance a statement states: the speaker's, unless it is ascribed to someone. */
export const HOLDS = '(h:ASCRIBED_TO OR NOT EXISTS { (s)-[:ASCRIBED_TO]->() })';

/** A unit; conditions follow after WHERE. */
export const UNIT = '(a)-[h:SAID|ASCRIBED_TO]-(s:Statement)-[r:ABOUT]->(e)';

const ENTITY_KIND = (node: string): string =>
  `CASE WHEN ${node}:Document THEN 'Publication' WHEN ${node}:Moment THEN 'Event' ELSE ${node}.kind END`;

/** What a node is shown as. */
export const kindOf = ENTITY_KIND;

export const SIGN =
  "CASE WHEN r.mixed THEN 'mixed' WHEN r.stance = 1 THEN 'for' WHEN r.stance = -1 THEN 'against' ELSE 'neutral' END";

/** One id for all reports of the same words: the least among those judged the same. */
export const UTTERANCE = `CASE WHEN EXISTS { (s)-[:SAME_UTTERANCE]-() } THEN head(COLLECT {
  MATCH (s)-[:SAME_UTTERANCE*0.. {judgement: 'same'}]-(same) RETURN DISTINCT same.id AS id ORDER BY id LIMIT 1
}) ELSE s.id END`;

/** The day that stands for an open beginning, and for an open end. */
const FIRST_DAY = "'0000-01-01'";
const LAST_DAY = "'9999-12-31'";

/** The publication of the document that came out first: [to, from], or null. */
const PUBLISHED = `head(COLLECT {
  MATCH (s)-[:REPORTED_IN]->(d:Document) WHERE d.publishedTo IS NOT NULL
  RETURN [d.publishedTo, d.publishedFrom] AS span ORDER BY span LIMIT 1
})`;

const AS_OF = (node: string, from: string, to: string): { from: string; to: string } => {
  const open = `${node}.${from} IS NULL AND ${node}.${to} IS NULL`;
  return {
    from: `CASE WHEN ${open} THEN null ELSE coalesce(${node}.${from}, ${FIRST_DAY}) END`,
    to: `CASE WHEN ${open} THEN null ELSE coalesce(${node}.${to}, ${LAST_DAY}) END`,
  };
};

/** The first and last possible day of a statement on a clock, as expressions; null where it has none. */
function spanOn(clock: Clock): { from: string; to: string } {
  switch (clock) {
    case 'said':
      return { from: 's.saidFrom', to: 's.saidTo' };
    case 'asOf':
      return AS_OF('s', 'asOfFrom', 'asOfTo');
    case 'published':
      return { from: `(${PUBLISHED})[1]`, to: `(${PUBLISHED})[0]` };
  }
}

/** The same as one expression: [last, first], or null; what it takes to find out is done once. */
export function daysOn(clock: Clock): string {
  const { from, to } = spanOn(clock);
  return clock === 'published' ? PUBLISHED : `[${to}, ${from}]`;
}

const CONTRADICTED = `(
  EXISTS { MATCH (s)-[:ASSERTS]->(own:Claim)-[:ANSWERS]->(q:Question)<-[:ANSWERS]-(side:Claim)<-[:ASSERTS]-(other)
    WHERE NOT q.kind IN $apparent AND side <> own AND other <> s }
  OR EXISTS { MATCH (q:Question)<-[:ANSWERS]-(own:Claim)<-[:ASSERTS]-(s), (own)<-[:DENIES]-(other)
    WHERE NOT q.kind IN $apparent AND other <> s }
  OR EXISTS { MATCH (q:Question)<-[:ANSWERS]-(own:Claim)<-[:DENIES]-(s), (own)<-[:ASSERTS]-(other)
    WHERE NOT q.kind IN $apparent AND other <> s })`;

/** The values that the conditions below name. */
export function filterParameters(filter: Filter): Record<string, unknown> {
  return {
    statementKinds: filter.statementKinds ?? [],
    modalities: filter.modalities ?? [],
    documents: filter.documents ?? [],
    stance: filter.stance ?? [],
    bases: filter.bases ?? [],
    kinds: filter.kinds ?? [],
    from: filter.from ?? '',
    to: filter.to ?? '9999-12-31',
    text: filter.text?.toLowerCase() ?? '',
    apparent: APPARENT_QUESTION_KINDS,
  };
}

/** Conditions on the statement `s`; `false` where no statement can pass. */
export function statementConditions(filter: Filter): string[] {
  if (filter.types !== undefined && !filter.types.includes(STANCE_EDGE)) return ['false'];
  const all: string[] = [];
  if (filter.statementKinds !== undefined) all.push('s.kind IN $statementKinds');
  if (filter.modalities !== undefined) all.push('s.modality IN $modalities');
  if (filter.columnists === false) all.push("s.mode <> 'author'");
  if (filter.disputedOnly === true) all.push(CONTRADICTED);
  if (filter.documents !== undefined) {
    all.push('EXISTS { MATCH (s)-[:REPORTED_IN]->(d:Document) WHERE d.id IN $documents }');
  }
  if (hasWindow(filter)) {
    const clock = filter.clock ?? 'said';
    const { from, to } = spanOn(clock);
    if (clock === 'published') all.push(`any(span IN [${PUBLISHED}] WHERE span[0] >= $from AND span[1] <= $to)`);
    else all.push(`${to} >= $from AND ${from} <= $to`);
  }
  if (filter.text !== undefined && filter.text !== '') {
    all.push('(toLower(s.gloss_en) CONTAINS $text OR toLower(s.gloss_zhHans) CONTAINS $text)');
  }
  return all;
}

/** Conditions on the unit a, h, r, e. */
export function unitConditions(filter: Filter): string[] {
  const all = [HOLDS];
  if (filter.stance !== undefined) all.push(`${SIGN} IN $stance`);
  if (filter.bases !== undefined) all.push('r.basis IN $bases');
  if (filter.words !== undefined) all.push(filter.words === 'told' ? 'h:ASCRIBED_TO' : 'h:SAID');
  if (filter.kinds !== undefined) all.push('a.kind IN $kinds', 'e.kind IN $kinds');
  return all;
}

/** All conditions of a unit, after WHERE. */
export function unitPasses(filter: Filter, ...more: string[]): string {
  return [...more, ...unitConditions(filter), ...statementConditions(filter)].join(' AND ');
}

/** The relationship types that a filter walks, for a pattern: `A|B`; null where it walks none. */
export function walkedTypes(filter: Filter): string | null {
  // A relation was never said: a window on that clock lets none through.
  if (onlyStatements(filter) || (hasWindow(filter) && (filter.clock ?? 'said') === 'said')) return null;
  const types = [...FACTUAL_TYPES, ...UNWALKED_TYPES].filter((type) => typePasses(type, filter));
  return types.length === 0 ? null : types.join('|');
}

/** Conditions on the relation x -t-> y, after WHERE. */
export function relationPasses(filter: Filter, ...more: string[]): string {
  const all = [...more];
  const documents =
    "[line IN coalesce(t.evidence, []) | split(line, '#')[0]] + [own IN [x] WHERE own:Document | own.id]";
  if (filter.modalities !== undefined) all.push("coalesce(t.modality, 'asserted') IN $modalities");
  if (filter.documents !== undefined) all.push(`any(id IN ${documents} WHERE id IN $documents)`);
  if (filter.kinds !== undefined) all.push(`${kindOf('x')} IN $kinds`, `${kindOf('y')} IN $kinds`);
  if (hasWindow(filter)) {
    const clock = filter.clock ?? 'said';
    const { from, to } = AS_OF('t', 'from', 'to');
    if (clock === 'asOf') all.push(`${to} >= $from AND ${from} <= $to`);
    else {
      all.push(
        `EXISTS { MATCH (d:Document) WHERE d.id IN ${documents} AND d.publishedTo >= $from AND d.publishedFrom <= $to }`,
      );
    }
  }
  return all.length === 0 ? 'true' : all.join(' AND ');
}
