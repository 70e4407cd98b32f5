/**
 * Nothing of the coded material is lost: every id and every locator of it is in the corpus.
 * SAYSO_CODED names the folder with the material; without it the suite is skipped, unless SAYSO_REQUIRE names "coded".
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLocator } from '#model/locator.ts';
import * as vocabulary from '#model/vocabulary.ts';
import { loadCorpus } from '../helpers/bundled-corpus.ts';
import { suiteFor } from '../helpers/requirements.ts';

interface Evidence {
  doc: string;
  line: number;
}
interface CodedStatement {
  id: string;
  doc: string;
  lines_all: number[];
  speaker: string;
  about: string[];
  chain: { actor: string; as: string }[];
  figures: { subject: string; unit: string }[];
  said_on: string | null;
  content_time: string | null;
  place: string | null;
  channel: string | null;
  addressee: string | null;
  note: string | null;
  condition: string | null;
  kind: string;
}
interface CodedRelation {
  id: string;
  subject: string;
  predicate: string;
  object: string | null;
  evidence: Evidence[];
  asserted_by: string[] | null;
  qualifiers: Record<string, unknown>;
  note: string | null;
}
interface CodedEntity {
  id: string;
  name_en: string;
  name_zh_hans: string;
  name_zh_hant: string | null;
  aliases: Record<string, string[]>;
  affiliation: string[] | null;
  note: string | null;
  mentions: Record<string, { line: number; surfaces?: string[]; duplicate_of?: number; meta?: boolean }[]>;
}
interface CodedDispute {
  id: string;
  kind: string;
  about: string[];
  resolution: string | null;
  sides: { label: string; speakers: string[]; evidence: Evidence[] }[];
}
interface CodedStances {
  id: string;
  utterer: string;
  ascribed: boolean;
  holder: string[];
  units: { entity: string; stance: number; basis?: string; mixed?: boolean; primary?: boolean }[];
}
interface CodedMoment {
  id: string;
  date: string;
  event_en: string;
  entities: string[];
  evidence: Evidence[];
}

const folder = process.env['SAYSO_CODED'] ?? '';
const read = <Value>(name: string): Value =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Value;
const at = ({ doc, line }: Evidence): string => `${doc}#L${line}`;
const lineOf =
  (home: string | null) =>
  (text: string): string => {
    const locator = parseLocator(text, home);
    return `${locator?.document}#L${locator?.line}`;
  };
const sorted = (list: Iterable<string>): string[] => [...list].sort();

suiteFor('coded', folder !== '')('the corpus keeps all of the coded material', async () => {
  const { data, graph } = await loadCorpus();
  const statements = new Map(
    data.sources.flatMap((source) => source.statements.map((each) => [each.id, { each, source }])),
  );

  it('every entity, with its names, aliases and notes', () => {
    const coded = read<CodedEntity[]>('entities');
    expect(sorted(data.entities.map(({ id }) => id))).toEqual(sorted(coded.map(({ id }) => id)));
    for (const entity of coded) {
      const own = data.entities.find(({ id }) => id === entity.id);
      expect([own?.names.en, own?.names['zh-Hans'], own?.names['zh-Hant'] ?? null]).toEqual([
        entity.name_en,
        entity.name_zh_hans,
        entity.name_zh_hant,
      ]);
      expect(sorted(own?.aliases ?? [])).toEqual(sorted(new Set(Object.values(entity.aliases).flat())));
      expect(own?.affiliations ?? []).toEqual(entity.affiliation ?? []);
      expect(own?.note ?? null).toBe(entity.note);
    }
  });

  it('every mention, with its line and surfaces', () => {
    const key = (...parts: unknown[]): string => parts.join(' | ');
    const coded = read<CodedEntity[]>('entities').flatMap(({ id, mentions }) =>
      Object.entries(mentions).flatMap(([document, list]) =>
        list.map((each) =>
          key(document, each.line, id, (each.surfaces ?? []).join('|'), each.duplicate_of ?? '', each.meta === true),
        ),
      ),
    );
    const own = data.sources.flatMap(({ document, mentions }) =>
      mentions.map((each) =>
        key(
          document.id,
          parseLocator(each.at, document.id)?.line,
          each.entity,
          each.surfaces.join('|'),
          each.duplicateOf ?? '',
          each.meta === true,
        ),
      ),
    );
    expect(own).toHaveLength(1347);
    expect(sorted(own)).toEqual(sorted(coded));
  });

  it('every statement, with its lines, chain, figures, dates and notes', () => {
    const coded = read<CodedStatement[]>('statements');
    expect(sorted(statements.keys())).toEqual(sorted(coded.map(({ id }) => id)));
    for (const row of coded) {
      const { each, source } = statements.get(row.id) ?? {};
      const lines = [...(each?.at ?? []), ...(each?.repeatedAt ?? [])].map(lineOf(source?.document.id ?? null));
      expect(sorted(lines)).toEqual(sorted(row.lines_all.map((line) => at({ doc: row.doc, line }))));
      expect(each?.chain.map(({ actor, as }) => [actor, as])).toEqual(row.chain.map(({ actor, as }) => [actor, as]));
      expect(each?.figures?.map(({ subject, unit }) => [subject, unit]) ?? []).toEqual(
        row.figures.map(({ subject, unit }) => [subject, unit]),
      );
      expect(each?.said === undefined).toBe(row.said_on === null);
      expect(each?.asOf?.text ?? null).toBe(row.content_time);
      expect([each?.place ?? null, each?.channel ?? null, each?.condition ?? null]).toEqual([
        row.place,
        row.channel,
        row.condition,
      ]);
      expect(each?.kindCoded).toBe(row.kind);
      expect(each?.note === undefined).toBe(row.note === null);
      const addressed = [...(each?.addressedTo ?? []), ...(each?.saidAt ?? [])];
      expect(row.addressee === null || addressed.includes(row.addressee)).toBe(true);
    }
  });

  it('every stance unit, with who holds it', () => {
    const coded = read<CodedStances[]>('stances');
    for (const row of coded) {
      const { each } = statements.get(row.id) ?? {};
      expect(each?.by).toBe(row.utterer);
      expect(each?.ascribedTo ?? []).toEqual(row.ascribed ? row.holder : []);
      const unit = (u: CodedStances['units'][number]): unknown => [
        u.entity,
        u.stance,
        u.basis ?? null,
        u.mixed ?? false,
        u.primary ?? false,
      ];
      expect(each?.about.map((u) => unit(u as CodedStances['units'][number]))).toEqual(row.units.map(unit));
    }
    expect(coded.flatMap(({ units }) => units)).toHaveLength(946);
  });

  it('every relation, with its evidence and who asserts it', () => {
    const coded = read<CodedRelation[]>('relations');
    expect(sorted(data.relations.map(({ id }) => id))).toEqual(sorted(coded.map(({ id }) => id)));
    for (const row of coded) {
      const own = data.relations.find(({ id }) => id === row.id);
      expect(own?.predicate).toBe(row.predicate);
      expect(own?.evidence.map(lineOf(null))).toEqual(row.evidence.map(at));
      expect(own?.assertedBy ?? []).toEqual(row.asserted_by ?? []);
      expect(own?.note ?? null).toBe(row.note);
      const { date, ...others } = row.qualifiers;
      expect(own?.date?.text ?? null).toBe(date ?? null);
      expect(own?.qualifiers ?? {}).toEqual(others);
      const ends = [own?.source, own?.target];
      expect(own?.reversed ? ends.reverse() : ends).toEqual([
        row.subject,
        own?.figure || own?.pseudonym ? undefined : row.object,
      ]);
    }
  });

  it('every dispute, with its sides and their evidence', () => {
    const coded = read<CodedDispute[]>('disputes');
    expect(data.questions.map(({ id }) => id)).toEqual(coded.map(({ id }) => id));
    for (const row of coded) {
      const own = data.questions.find(({ id }) => id === row.id);
      expect([own?.kind, own?.concerns, own?.resolution ?? '']).toEqual([row.kind, row.about, row.resolution ?? '']);
      expect(
        own?.claims.map(({ label, speakers, evidence }) => [label, speakers ?? [], evidence.map(lineOf(null))]),
      ).toEqual(row.sides.map(({ label, speakers, evidence }) => [label, speakers, evidence.map(at)]));
    }
  });

  it('every date of the timeline, with its evidence', () => {
    const coded = read<CodedMoment[]>('timeline');
    expect(data.moments.map(({ id }) => id)).toEqual(coded.map(({ id }) => id));
    for (const row of coded) {
      const own = data.moments.find(({ id }) => id === row.id);
      expect([own?.text.en, own?.evidence.map(lineOf(null))]).toEqual([row.event_en, row.evidence.map(at)]);
      expect(own?.marks?.map(({ entity }) => entity) ?? []).toEqual(expect.arrayContaining(row.entities));
    }
  });

  it('the ids of the graph are the ids of the material', () => {
    const ids = new Set([...graph.nodes.map(({ id }) => id), ...graph.relationships.map(({ id }) => id)]);
    const pseudonyms = graph.nodes.flatMap(({ properties }) => properties['pseudonymId'] ?? []);
    for (const id of pseudonyms) ids.add(String(id));
    const coded = ['entities', 'statements', 'relations', 'disputes', 'timeline', 'documents'].flatMap((name) =>
      read<{ id: string }[]>(name),
    );
    expect(coded.filter(({ id }) => !ids.has(id))).toEqual([]);
  });
});

const texts = process.env['SAYSO_SOURCES'] ?? '';

suiteFor('sources', texts !== '')('the corpus and the article texts', async () => {
  const { data } = await loadCorpus();
  const { createHash } = await import('node:crypto');
  const { readdirSync } = await import('node:fs');
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('every line hash is that of the line', () => {
    for (const { document, lines } of data.sources) {
      const text = readFileSync(path.join(texts, document.file ?? ''), 'utf8');
      expect(sha256(text)).toBe(document.sha256);
      const own = text.split('\n');
      for (const [line, hash] of lines) expect(sha256(own[line - 1] ?? ''), `${document.id}#L${line}`).toBe(hash);
    }
  });

  it('no sentence of an article is in the corpus', () => {
    const own = data.sources.map(({ document }) => document.title ?? '');
    const sentences = readdirSync(texts)
      .filter((file) => file.endsWith('.txt'))
      .flatMap((file) => readFileSync(path.join(texts, file), 'utf8').split(/[。!?;\n]/))
      .map((sentence) => sentence.trim())
      .filter((sentence) => /\p{Script=Han}/u.test(sentence) && sentence.length >= 14);
    const glosses = data.sources.flatMap(({ statements }) =>
      statements.flatMap((each) => [each.gloss['zh-Hans'] ?? '', each.note ?? '', each.asWritten ?? '']),
    );
    const others = [...data.questions, ...data.moments, ...data.relations, ...data.entities].map((each) =>
      JSON.stringify(each),
    );
    const corpus = [...glosses, ...others].join('\n');
    const names = data.entities.flatMap(({ names: known, aliases = [] }) => [...Object.values(known), ...aliases]);
    const copied = sentences.filter(
      (sentence) => corpus.includes(sentence) && !own.some((title) => title.includes(sentence)),
    );
    expect(copied.filter((sentence) => !names.some((name) => name?.includes(sentence)))).toEqual([]);
  });
});

describe('the bundled corpus', async () => {
  const { data, graph } = await loadCorpus();

  it('counts as its README says', () => {
    const units = data.sources.flatMap(({ statements }) => statements.flatMap(({ about }) => about));
    expect(units).toHaveLength(946);
    expect(units.filter(({ stance, mixed }) => stance === 0 && !mixed)).toHaveLength(714);
    expect(units.filter(({ mixed }) => mixed)).toHaveLength(3);
    expect(units.filter(({ stance }) => stance === -1)).toHaveLength(123);
    expect(units.filter(({ stance }) => stance === 1)).toHaveLength(106);
    const basis = (name: string): number => units.filter((unit) => unit.basis === name).length;
    expect([basis('position'), basis('assessment'), basis('evaluation')]).toEqual([104, 74, 54]);
  });

  it('has evidence on every factual relation, figure and statement, and a basis on every structural edge', () => {
    const { FACTUAL_TYPES, STRUCTURAL_TYPES } = vocabulary;
    const lacking = graph.relationships.filter(({ type, properties }) => {
      if ((FACTUAL_TYPES as readonly string[]).includes(type) || type === 'HAS_FIGURE')
        return !('evidence' in properties);
      return (STRUCTURAL_TYPES as readonly string[]).includes(type) && !('basis' in properties);
    });
    expect(lacking).toEqual([]);
    const reported = new Set(
      graph.relationships.filter(({ type }) => type === 'REPORTED_IN').map(({ source }) => source),
    );
    expect(graph.nodes.filter(({ id, labels }) => labels.includes('Statement') && !reported.has(id))).toEqual([]);
  });

  it('has a gloss in both languages on every statement', () => {
    const lacking = graph.nodes.filter(
      ({ labels, properties }) =>
        labels.includes('Statement') && !(properties['gloss_en'] && properties['gloss_zhHans']),
    );
    expect(lacking).toEqual([]);
  });
});
