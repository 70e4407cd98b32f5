import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Supporting, supportOf } from '#analysis/support.ts';

function item(id: string, documents: string[], more: Partial<Supporting['statement']> = {}): Supporting {
  return {
    statement: {
      id,
      columnist: false,
      sameUtterance: [],
      reports: documents.map((document) => ({ document })),
      ...more,
    },
    units: [{ ascribed: false, basis: 'position' }],
  };
}

describe('what a claim rests on', () => {
  it('says what is left without each document', () => {
    const support = supportOf([item('s1', ['002']), item('s2', ['002', '003']), item('s3', ['002'])]);
    expect(support).toMatchObject({ statements: 3, documents: ['002', '003'], positions: 3, told: 0 });
    expect(support.without).toEqual([
      { document: '002', left: 1 },
      { document: '003', left: 3 },
    ]);
  });

  it('counts two reports of one utterance once, and overlapping ones as a range', () => {
    const support = supportOf([
      item('s1', ['000'], { sameUtterance: [{ statement: 's2', judgement: 'same' }] }),
      item('s2', ['001']),
      item('s3', ['001'], { sameUtterance: [{ statement: 's2', judgement: 'overlaps' }] }),
    ]);
    expect(support).toMatchObject({ statements: 2, fewest: 1 });
  });

  it('tells told words, columnists and mere judgements apart', () => {
    const support = supportOf([
      { ...item('s1', ['000']), units: [{ ascribed: true, basis: 'position' }] },
      { ...item('s2', ['000'], { columnist: true }), units: [{ ascribed: false, basis: 'assessment' }] },
      { ...item('s3', ['000']), units: [{ ascribed: false, basis: null }] },
    ]);
    expect(support).toMatchObject({ statements: 3, told: 1, columnists: 1, positions: 1, judgements: 1 });
  });

  it('never leaves more than there is, and nothing without the only document', () => {
    const documents = fc.uniqueArray(fc.constantFrom('000', '001', '002'), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(documents, { maxLength: 12 }), (reports) => {
        const support = supportOf(reports.map((each, index) => item(`s${index}`, each)));
        for (const { document, left } of support.without) {
          const outside = reports.filter((each) => each.some((one) => one !== document)).length;
          expect(left).toBe(outside);
        }
        expect(support.fewest).toBeLessThanOrEqual(support.statements);
      }),
    );
  });
});
