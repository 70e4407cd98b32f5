/** What a question in Cypher takes, answers and may cost, whoever carries it. */
import { z } from 'zod';
import { isNestedOver, MAX_PARAMETER_DEPTH } from '#store/query-values.ts';
import type { QueryLimits } from './query-request.ts';

/** The body of a question. */
export const queryBody = z.strictObject({
  query: z.string().describe('Cypher, reading only'),
  parameters: z
    .record(z.string(), z.unknown())
    .refine((all) => !isNestedOver(all, MAX_PARAMETER_DEPTH + 1), `nested more than ${MAX_PARAMETER_DEPTH} deep`)
    .optional()
    .describe('values for $names; whole numbers are INTEGER'),
  plan: z.enum(['explain', 'profile']).optional().describe('the plan alone, or with what each step did'),
});

const position = z.object({ line: z.number().int(), column: z.number().int() });

/** The whole answer as JSON. */
export const queryAnswers = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())).describe('values as the contract has them: docs/reference/cypher.md'),
  truncated: z.boolean().describe('there are more rows; summary.budget says what cut them short'),
  notices: z.array(z.object({ code: z.string(), message: z.string(), position: position.nullable() })),
  summary: z.object({
    rows: z.number().int(),
    ms: z.number(),
    budget: z.string().nullable(),
    plan: z.array(z.unknown()).nullable(),
  }),
});

type AnswerSize = Pick<QueryLimits, 'maxRows' | 'maxBytes'>;

/** How large an answer may be that is held whole before anyone reads it. */
export const HELD: AnswerSize = { maxRows: 10_000, maxBytes: 16_000_000 };
/** How large an answer may be that goes out as it is found. */
export const STREAMED: AnswerSize = { maxRows: 1_000_000, maxBytes: 64_000_000 };

/** What one query may cost in all. */
export function limitsOf(deadlineMs: number, size: AnswerSize): QueryLimits {
  return { deadlineMs, ...size, maxPathElements: 200_000, maxMemory: 256 * 1024 * 1024 };
}
