/** Nodes by their ids with what is counted at them: degree, statements said and about, and a document's statements. */
import type { Id } from '#model/property-graph.ts';
import type { Columns } from '#protocol/columns.ts';
import type { DocumentRow, EntityRow } from '#protocol/rows.ts';
import type { Ask, Row } from '../database.ts';
import { HOLDS, walkedTypes } from './patterns.ts';

/** The node `n` of each id that can stand at the end of an edge; index seeks, one a label. */
export const FIND = `CALL (id) {
  MATCH (n:Entity {id: id}) RETURN n UNION MATCH (n:Document {id: id}) RETURN n UNION MATCH (n:Moment {id: id}) RETURN n
}`;

const WALKED = walkedTypes({});

/** Statements with a unit whose actor is `n`. */
export const SAID = `COUNT { MATCH (n)-[h:SAID|ASCRIBED_TO]-(s:Statement)
  WHERE ${HOLDS} AND EXISTS { (s)-[:ABOUT]->() } RETURN DISTINCT s }`;

/** Statements with a unit about `n`. */
export const ABOUT = 'COUNT { MATCH (n)<-[:ABOUT]-(s:Statement) RETURN DISTINCT s }';

/** Distinct neighbours of `n` in the folded graph. */
const DEGREE = `COUNT {
  MATCH (n)-[h:SAID|ASCRIBED_TO]-(s:Statement)-[:ABOUT]->(o) WHERE o <> n AND ${HOLDS} RETURN o
  UNION MATCH (n)<-[:ABOUT]-(s:Statement)-[h:SAID|ASCRIBED_TO]-(o) WHERE o <> n AND ${HOLDS} RETURN o
  UNION MATCH (n)-[:${WALKED}]-(o) WHERE o <> n RETURN o
}`;

const COUNTS = `CASE WHEN n:Document
  THEN {statements: COUNT { MATCH (n)<-[:REPORTED_IN]-(s) RETURN DISTINCT s }} ELSE {} END AS reported,
  ${DEGREE} AS degree, ${SAID} AS said, ${ABOUT} AS about`;

const MAKERS = `CASE WHEN n:Document THEN COLLECT { MATCH (n)-[w:WRITTEN_BY|PUBLISHED_BY]->(m)
  RETURN [w.id, type(w), n.id, m.id, properties(w), labels(m), properties(m)] } ELSE [] END AS makers`;

/** What a row of the node `n` holds: itself, its counts, and of a document its authors and publishers. */
const COUNTED_NODE = `labels(n) AS labels, properties(n) AS properties, ${COUNTS}, ${MAKERS}`;

/** After a query that ends with a list of `ids`: the nodes among them with their counts, as `named`. */
export const COLLECT_NAMED = `UNWIND ids AS id WITH DISTINCT id ${FIND}
  WITH n, ${COUNTED_NODE}
  RETURN collect({labels: labels, properties: properties, reported: reported, degree: degree, said: said,
    about: about, makers: makers}) AS named`;

/** Asks for nodes with their counts; null asks for all documents. */
export function askNodes(ids: readonly Id[] | null): Ask {
  const found = ids === null ? 'MATCH (n:Document)' : `UNWIND $ids AS id ${FIND}`;
  return {
    text: `${found} RETURN ${COUNTED_NODE}`,
    parameters: { ids: ids ?? [] },
  };
}

interface Counted {
  readonly degree: number;
  readonly said: number;
  readonly about: number;
  readonly statements: number;
}

/** The counts of nodes, by id. A piece of the graph cannot count what lies outside of it. */
export class Counts {
  readonly #byId = new Map<Id, Counted>();

  add(id: Id, { degree, said, about, reported }: Row): void {
    const { statements = 0 } = (reported ?? {}) as { statements?: number | bigint };
    const counted = {
      degree: Number(degree),
      said: Number(said),
      about: Number(about),
      statements: Number(statements),
    };
    this.#byId.set(id, counted);
  }

  #of(id: Id): Counted {
    const counted = this.#byId.get(id);
    if (counted === undefined) throw new Error(`nothing was counted at "${id}"`);
    return counted;
  }

  /** Puts the counts into columns of entities. */
  entities(columns: Columns<EntityRow>): Columns<EntityRow> {
    const counts = columns.id.map((id) => this.#of(id));
    return {
      ...columns,
      degree: counts.map(({ degree }) => degree),
      said: counts.map(({ said }) => said),
      about: counts.map(({ about }) => about),
    };
  }

  /** Puts the counts into columns of documents. */
  documents(columns: Columns<DocumentRow>): Columns<DocumentRow> {
    return { ...columns, statements: columns.id.map((id) => this.#of(id).statements) };
  }
}
