/** Where in the text a fault arose that shows while a query runs. */
import { CypherError, type Span } from '../../../language/errors.ts';
import type { Batch } from '../batch.ts';

/** Gives a fault the place of the expression in which it arose; one that has a place keeps it. */
export function placed<T>(evaluate: (batch: Batch, row: number) => T, span: Span): (batch: Batch, row: number) => T {
  return (batch, row) => {
    try {
      return evaluate(batch, row);
    } catch (error) {
      if (!(error instanceof CypherError) || error.span !== null || error.errorClass === 'Budget') throw error;
      const { detail, errorClass, message, phase, suggestion } = error;
      throw new CypherError(errorClass, detail, message, { phase, suggestion, span });
    }
  };
}
