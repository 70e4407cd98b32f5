/** SHOW INDEXES and SHOW CONSTRAINTS. */
import { NAME_INDEX } from './full-text.ts';
import type { Procedure } from './procedures.ts';

const COLUMNS = [
  'id',
  'name',
  'state',
  'type',
  'entityType',
  'labelsOrTypes',
  'properties',
  'owningConstraint',
] as const;

/** What there really is: an index on id, for nodes and for relationships, and the name index where there is one. */
const INDEXES: Procedure = {
  name: 'SHOW INDEXES',
  inputs: [],
  outputs: COLUMNS.map((name) => ({ name, type: 'ANY' as const })),
  run: (_, { names }) => [
    [1n, 'node_id', 'ONLINE', 'RANGE', 'NODE', null, ['id'], 'node_id_unique'],
    [2n, 'relationship_id', 'ONLINE', 'RANGE', 'RELATIONSHIP', null, ['id'], 'relationship_id_unique'],
    ...(names === null ? [] : [[3n, NAME_INDEX, 'ONLINE', 'FULLTEXT', 'NODE', ['Entity'], ['name', 'aliases'], null]]),
  ],
};

const CONSTRAINTS: Procedure = {
  name: 'SHOW CONSTRAINTS',
  inputs: [],
  outputs: ['id', 'name', 'type', 'entityType', 'labelsOrTypes', 'properties', 'ownedIndex'].map((name) => ({
    name,
    type: 'ANY' as const,
  })),
  run: () => [
    [1n, 'node_id_unique', 'UNIQUENESS', 'NODE', null, ['id'], 'node_id'],
    [2n, 'relationship_id_unique', 'RELATIONSHIP_UNIQUENESS', 'RELATIONSHIP', null, ['id'], 'relationship_id'],
  ],
};

export const SHOW_PROCEDURES = { INDEXES, CONSTRAINTS } as const;
