/** A question in Cypher under a name, with the parameters that it is asked with. */
import { z } from 'zod';
import { glossSchema, idSchema } from './rows.ts';

export const savedQuerySchema = z.object({
  id: idSchema,
  title: glossSchema.describe('the question as a person asks it'),
  about: glossSchema.describe('how it is answered, and what counts'),
  query: z.string().describe('Cypher, reading only'),
  parameters: z.record(z.string(), z.unknown()).describe('values for $names that make sense in this data'),
});
export type SavedQuery = z.infer<typeof savedQuerySchema>;
