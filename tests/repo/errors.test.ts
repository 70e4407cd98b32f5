import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '#model/errors.ts';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../docs/reference/errors.md'), 'utf8');
const ROWS = [...PAGE.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, code, status, meaning, step]) => ({ code, status: Number(status), meaning, step }),
);

describe('the page of errors', () => {
  it('lists every code of the catalogue once, in its order, with its status', () => {
    const listed = ROWS.map(({ code, status }) => [code, status]);
    expect(listed).toEqual(Object.entries(ERRORS).map(([code, { status }]) => [code, status]));
  });

  it('says of each what it means and what to do, in sentences', () => {
    for (const { meaning, step } of ROWS) {
      expect(meaning).toMatch(/^[A-Z].{15,}\.$/);
      expect(step).toMatch(/^[A-Z].{15,}\.$/);
    }
  });
});
