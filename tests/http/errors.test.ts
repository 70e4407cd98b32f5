import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS } from '#model/errors.ts';
import { errorAnswer } from '#contract/answers.ts';
import { type Answer, corpusData, type RunningServer, startServer } from './running-server.ts';
import { draftOf } from './view-draft.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer(await corpusData());
});
afterAll(() => server.close());

/** The one shape, the catalogue's status, and nothing of the machine. */
function expectError(answer: Answer, code: keyof typeof ERRORS): Answer['body']['error'] {
  expect(answer.body?.error?.code).toBe(code);
  expect(answer.status).toBe(ERRORS[code].status);
  expect(errorAnswer.parse(answer.body)).toEqual(answer.body);
  expect(answer.body.error.requestId).toBe(answer.headers.get('x-request-id'));
  expect(answer.text).not.toMatch(/node_modules|\.ts:|\.js:|\/work|at \w+ \(|\{\w+\}/);
  return answer.body.error;
}

describe('an id that there is not', () => {
  it.each([
    ['/api/entities/mofcmo', 'ENTITY_NOT_FOUND', 'mofcom'],
    ['/api/entities/mofcmo/facets', 'ENTITY_NOT_FOUND', 'mofcom'],
    ['/api/entities/mofcmo/neighbors', 'ENTITY_NOT_FOUND', 'mofcom'],
    ['/api/paths?from=bessent&to=mofcmo', 'ENTITY_NOT_FOUND', 'mofcom'],
    ['/api/evidence?source=mofcmo&target=japan', 'ENTITY_NOT_FOUND', 'mofcom'],
    ['/api/statements?actor=besent', 'ENTITY_NOT_FOUND', 'bessent'],
    ['/api/statements/S003-0009', 'STATEMENT_NOT_FOUND', 'S003-009'],
    ['/api/disputes/DSP0', 'DISPUTE_NOT_FOUND', 'DSP01'],
    ['/api/documents/004/lines/1', 'DOCUMENT_NOT_FOUND', '003'],
    ['/api/timeline?documents=004', 'DOCUMENT_NOT_FOUND', '003'],
  ] as const)('%s names the nearest', async (path, code, near) => {
    expect(expectError(await server.get(path), code).hint).toContain(near);
  });

  it('is told apart from every other in a body', async () => {
    const error = expectError(await server.post('/api/expand', { ids: ['mofcom', 'japn'] }), 'ENTITY_NOT_FOUND');
    expect(error.message).toContain('japn');
    expect(error.hint).toContain('japan');
  });

  it('is left out of a picture that has others', async () => {
    const { status, body } = await server.post('/api/subgraph', { ids: ['mofcom', 'left-the-data', 'japan'] });
    expect([status, body.entities.id]).toEqual([200, ['mofcom', 'japan']]);
    expectError(await server.post('/api/subgraph', { ids: ['left-the-data'] }), 'ENTITY_NOT_FOUND');
  });
});

describe('a bad parameter', () => {
  it.each([
    ['/api/search?q=x&limit=0', 'limit', 'a whole number from 1 to 100'],
    ['/api/search?q=x&limit=ten', 'limit', 'a whole number from 1 to 100'],
    ['/api/search?q=x&limit=1&limit=2', 'limit', 'a whole number from 1 to 100'],
    ['/api/search?q=x&kind=Robot', 'kind', 'Person, Organization'],
    ['/api/search?q=', 'q', 'text of 1 to 200 characters'],
    ['/api/entities/mofcom/neighbors?direction=up', 'direction', 'out, in, both'],
    ['/api/entities/mofcom/neighbors?types=LOVES', 'types', 'STANCE'],
    ['/api/entities/mofcom/neighbors?fold=maybe', 'fold', 'true or false'],
    ['/api/entities/mofcom/neighbors?after=zzz', 'after', 'the "next" of the page before'],
    ['/api/paths?from=mofcom&to=japan&mode=longest', 'mode', 'shortest, simple'],
    ['/api/paths?from=mofcom&to=japan&maxLength=99', 'maxLength', 'a whole number from 1 to 6'],
    ['/api/statements?from=2026-02-30', 'from', 'a day, month or year that exists'],
    ['/api/statements?from=2026-02&to=2026-01', 'to', 'a day that is not before 2026-02-01'],
    ['/api/statements?document=003&documents=001', 'document', 'left out where "documents" is given'],
    ['/api/timeline?bin=week', 'bin', 'day, month, year'],
    ['/api/timeline?clock=coded', 'clock', 'said, published, asOf'],
    ['/api/counts?by=colour', 'by', 'kind, type, document'],
    ['/api/documents/003/lines/x', 'line', 'a whole number from 1'],
  ])('%s is named, with what it may be', async (path, parameter, expected) => {
    const error = expectError(await server.get(path), 'BAD_PARAMETER');
    expect(error.message).toContain(`"${parameter}"`);
    expect(error.hint).toContain(expected);
  });

  it('that is missing is asked for', async () => {
    expect(expectError(await server.get('/api/search'), 'MISSING_PARAMETER').message).toContain('"q"');
    expect(expectError(await server.get('/api/paths?from=mofcom'), 'MISSING_PARAMETER').message).toContain('"to"');
  });

  it('that nobody reads is not ignored', async () => {
    const error = expectError(await server.get('/api/statements?speaker=mofcom'), 'UNKNOWN_PARAMETER');
    expect(error.hint).toContain('actor');
    expectError(await server.get('/api/search?q=x&__proto__=1'), 'UNKNOWN_PARAMETER');
    expectError(await server.get('/api/health?x=1'), 'UNKNOWN_PARAMETER');
  });
});

describe('a body that does not fit', () => {
  it('says where it does not', async () => {
    const error = expectError(
      await server.post('/api/expand', { ids: ['mofcom'], filter: { kinds: ['Robot'] } }),
      'BAD_BODY',
    );
    expect(error.message).toContain('filter.kinds.0');
    expectError(await server.post('/api/expand', {}), 'BAD_BODY');
    expectError(await server.post('/api/expand', { ids: ['mofcom'], timeout: 0 }), 'BAD_BODY');
    expectError(await server.post('/api/expand', '{"ids": ["mofcom"'), 'BAD_BODY');
    expectError(await server.post('/api/expand', { ids: ['mofcom'], filter: { from: 'spring' } }), 'BAD_PARAMETER');
  });

  it('must be JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await server.post('/api/expand', 'ids=mofcom', { 'content-type': type });
      expect(expectError(answer, 'UNSUPPORTED_MEDIA_TYPE').hint).toContain('application/json');
    }
  });

  it('is refused as a view whose parts do not agree', async () => {
    const draft = draftOf(['mofcom', 'japan']);
    const short = { ...draft, positions: { ...draft.positions, x: [0] } };
    expect(expectError(await server.post('/api/views', short), 'BAD_BODY').message).toContain('different lengths');
    const stray = { ...draft, positions: { id: ['china', 'japan'], x: [0, 1], y: [0, 1] } };
    expect(expectError(await server.post('/api/views', stray), 'BAD_BODY').message).toContain('china');
    expectError(await server.post('/api/views', draftOf(['nobody'])), 'ENTITY_NOT_FOUND');
    expectError(await server.post('/api/views', draftOf(['mofcom'], { statements: ['S9'] })), 'STATEMENT_NOT_FOUND');
  });
});

describe('an address', () => {
  it('that there is not is said to be none', async () => {
    for (const path of ['/api/nothing', '/nothing', '/assets/gone.js', '/%E0%A4%A', '/api/entities/%E0%A4%A']) {
      expect(expectError(await server.get(path), 'NOT_FOUND').hint).toContain('/api/docs');
    }
  });

  it('takes only its own methods', async () => {
    const answer = await server.post('/api/schema', {});
    expect(expectError(answer, 'METHOD_NOT_ALLOWED').hint).toContain('GET');
    expect(answer.headers.get('allow')).toBe('GET');
    const gets = await server.get('/api/expand');
    expectError(gets, 'METHOD_NOT_ALLOWED');
    expect(gets.headers.get('allow')).toBe('POST');
  });
});

describe('a cursor', () => {
  it('of data that is gone is refused', async () => {
    const { body } = await server.get('/api/statements?limit=1');
    const stale = `000000000000${(body.next as string).slice(12)}`;
    const answer = await server.get(`/api/statements?limit=1&after=${encodeURIComponent(stale)}`);
    expect(expectError(answer, 'STALE_CURSOR').hint).toContain('without "after"');
  });
});

describe('a line of a source', () => {
  it('that the server has no text of says what to set', async () => {
    const error = expectError(await server.get('/api/documents/003/lines/25'), 'LINE_NOT_FOUND');
    expect(error.hint).toContain('SAYSO_SOURCES');
  });
});
