import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FACTUAL_TYPES, KINDS, RECORD_LABELS, STATEMENT_TYPES, STRUCTURAL_TYPES } from '#model/vocabulary.ts';
import { PROBLEM_CODES } from '#model/problem.ts';

const page = (name: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../docs/reference', name), 'utf8');

describe('the reference pages', () => {
  it('list every code of the check', () => {
    const text = page('data-set.md');
    expect(PROBLEM_CODES.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });

  it('name every label and relationship type of the model', () => {
    const text = page('model.md');
    const words = [...KINDS, ...RECORD_LABELS, ...FACTUAL_TYPES, ...STATEMENT_TYPES, ...STRUCTURAL_TYPES];
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(text))).toEqual([]);
  });
});
