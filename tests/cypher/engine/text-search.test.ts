import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Budget, NO_LIMITS } from '#cypher/engine/run/budget.ts';
import { textsWith } from '#cypher/engine/run/text-search.ts';
import { GraphBuilder } from '#graph/builder.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '高', '👩'), maxLength: 6 });

test('a search over all texts at once finds what a search of each finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(letters, { minLength: 1, maxLength: 12 }), letters, (texts, piece) => {
      fc.pre(piece !== '');
      const builder = new GraphBuilder();
      texts.forEach((text, index) => builder.addNode(`n${index}`, [], { text }));
      const { strings } = builder.finish('v');
      const budget = new Budget(
        NO_LIMITS,
        () => 0,
        () => false,
      );
      const found = textsWith(strings, piece, budget);
      for (let code = 0; code < strings.length; code++) {
        expect(found[code] === 1, `${piece} in ${strings.text(code)}`).toBe(strings.text(code).includes(piece));
      }
    }),
    { numRuns: 500 },
  );
});
