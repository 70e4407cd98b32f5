/** What is recognised well enough to be refused by name: schema, administration, imports and newer clauses. */

export interface Refusal {
  readonly detail: string;
  readonly message: string;
  readonly suggestion: string | null;
}

const NEWER: Readonly<Record<string, string>> = {
  FILTER: 'use WITH * WHERE …',
  LET: 'use WITH *, … AS …',
  FOR: 'use UNWIND … AS …',
  INSERT: 'data is loaded, not written by queries',
  NEXT: 'use WITH',
  WHEN: 'use CASE, or UNION of two queries',
  LIMIT: 'put LIMIT after RETURN or WITH',
  SKIP: 'put SKIP after RETURN or WITH',
  OFFSET: 'put SKIP after RETURN or WITH',
  ORDER: 'put ORDER BY after RETURN or WITH',
  WHERE: 'put WHERE after MATCH, WITH or YIELD',
};

const ADMINISTRATION = new Set([
  'ALTER',
  'DROP',
  'GRANT',
  'DENY',
  'REVOKE',
  'RENAME',
  'START',
  'STOP',
  'TERMINATE',
  'ENABLE',
  'DEALLOCATE',
  'REALLOCATE',
  'DRYRUN',
  'DEFINE',
]);

/** Why a clause that begins with these words is not run, or null when the words begin no clause at all. */
export function refusalOf(word: (distance: number) => string): Refusal | null {
  const first = word(0);
  const two = `${first} ${word(1)}`;
  if (first === 'CREATE') {
    return {
      detail: 'Schema',
      message: `${two} changes the schema or the server`,
      suggestion: 'only reading is allowed',
    };
  }
  if (first === 'SHOW') {
    const suggestion = 'only SHOW INDEXES and SHOW CONSTRAINTS are allowed';
    return { detail: 'Administration', message: `${two} is not allowed`, suggestion };
  }
  if (first === 'LOAD') return { detail: 'LoadCsv', message: `${two} reads files and addresses`, suggestion: null };
  if (first === 'USE')
    return { detail: 'Use', message: 'there is one graph: USE is not allowed', suggestion: 'leave it out' };
  if (first === 'CYPHER' || first === 'EXPLAIN' || first === 'PROFILE') {
    const suggestion = 'begin with the query; EXPLAIN or PROFILE may stand once, first';
    return { detail: 'Prefix', message: `the prefix ${first} is not allowed here`, suggestion };
  }
  if (ADMINISTRATION.has(first)) {
    return {
      detail: 'Administration',
      message: `${first} administers a server`,
      suggestion: 'only reading is allowed',
    };
  }
  const older = NEWER[first];
  if (older === undefined) return null;
  return { detail: 'UnsupportedClause', message: `${first} does not begin a clause of Cypher 5`, suggestion: older };
}
