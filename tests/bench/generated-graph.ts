/**
 * A graph of the shape that teams have: of N nodes 4% actors, 1% events, 0.5% policies, 60 minerals, the rest statements
 * with a text of 40 to 400 characters; each statement one SAID, one to three ABOUT, some DURING, REPLIES_TO and MENTIONS.
 * Who speaks and what is spoken of follow Zipf's law. The same seed gives the same graph.
 */
import { GraphBuilder } from '#graph/builder.ts';
import type { Graph } from '#graph/graph.ts';
import { seeded } from '../../client/workers/seeded.ts';

/** Draws 0 … count − 1 with the probability of rank r proportional to 1 / (r + 1), by the inverse of its integral. */
function zipf(count: number, random: () => number): () => number {
  const total = Math.log(count + 1);
  return () => Math.min(count - 1, Math.floor(Math.exp(random() * total)) - 1);
}

const WORDS =
  'the export of rare earths to allies will be limited from next year because supply chains need time while talks go on about price floors and licences for magnets gallium germanium refining capacity mines tariffs quotas partners minister spokesman said that'.split(
    ' ',
  );
const KINDS = ['position', 'factual', 'forecast', 'commitment', 'announcement'];

export interface GeneratedSize {
  readonly nodes: number;
  readonly relationships: number;
}

/** What takes the nodes and relationships. */
export type Sink = Pick<GraphBuilder, 'addNode' | 'addRelationship'>;

/** Generates the graph. Ids are `actor-7`, `mineral-3`, `policy-9`, `event-2`, `statement-123`. */
export function generateGraph(size: GeneratedSize, seed = 42): Graph {
  const builder = new GraphBuilder();
  generateInto(builder, size, seed);
  return builder.finish('0'.repeat(64));
}

/** Generates the nodes and relationships one by one, into whatever takes them. */
export function generateInto(builder: Sink, { nodes, relationships }: GeneratedSize, seed = 42): void {
  const random = seeded(seed);
  const actors = Math.max(1, Math.floor(nodes * 0.04));
  const events = Math.max(1, Math.floor(nodes * 0.01));
  const policies = Math.max(1, Math.floor(nodes * 0.005));
  const minerals = 60;
  const statements = nodes - actors - events - policies - minerals;
  const add = (count: number, kind: string, labels: readonly string[]): void => {
    for (let index = 0; index < count; index++) {
      const id = `${kind}-${index}`;
      builder.addNode(id, labels, { id, name: `${kind} ${index}`, kind: labels.at(-1) as string });
    }
  };
  add(actors, 'actor', ['Actor', 'Entity', 'Person']);
  add(events, 'event', ['Entity', 'Event']);
  add(policies, 'policy', ['Entity', 'Policy']);
  add(minerals, 'mineral', ['Entity', 'Mineral']);
  for (let index = 0; index < statements; index++) {
    const id = `statement-${index}`;
    const words: string[] = [];
    const length = 40 + Math.floor(random() * 360);
    for (let have = 0; have < length; have += 6) words.push(WORDS[Math.floor(random() * WORDS.length)] as string);
    const day = `${2010 + Math.floor(random() * 16)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
    builder.addNode(id, ['Statement'], {
      id,
      text: words.join(' ').slice(0, length),
      kind: KINDS[Math.floor(random() * KINDS.length)] as string,
      saidFrom: day,
      saidTo: day,
      modality: 'asserted',
      year: BigInt(day.slice(0, 4)),
    });
  }
  const [actor, mineral, policy] = [zipf(actors, random), zipf(minerals, random), zipf(policies, random)];
  let made = 0;
  const join = (
    type: string,
    source: string,
    target: string,
    more: Record<string, string | number | bigint> = {},
  ): void => {
    const id = `r${made++}`;
    builder.addRelationship(id, type, source, target, { id, confidence: Math.round(random() * 100) / 100, ...more });
  };
  for (let index = 0; index < statements; index++) {
    const id = `statement-${index}`;
    join('SAID', `actor-${actor()}`, id);
    const topics = 1 + Math.floor(random() * 3);
    const seen = new Set<string>();
    for (let nth = 0; nth < topics; nth++) {
      const about = random() < 0.6 ? `mineral-${mineral()}` : `policy-${policy()}`;
      if (seen.has(about)) continue;
      seen.add(about);
      join('ABOUT', id, about, { stance: BigInt(Math.floor(random() * 3) - 1) });
    }
  }
  while (made < relationships) {
    const from = `statement-${Math.floor(random() * statements)}`;
    const draw = random();
    if (draw < 0.3) join('DURING', from, `event-${Math.floor(random() * events)}`);
    else if (draw < 0.6) join('REPLIES_TO', from, `statement-${Math.floor(random() * statements)}`);
    else join('MENTIONS', from, `actor-${actor()}`);
  }
}
