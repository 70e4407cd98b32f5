/** Whether the server is ready, and with what. While it loads, or when the database is away, it is 503 with the reason. */
import { z } from 'zod';
import { glossSchema } from '#protocol/rows.ts';
import { endpoint } from '../http/endpoint.ts';

const count = z.number().int();

export const health = endpoint({
  method: 'get',
  path: '/api/health',
  summary: 'Whether the server is ready, and with what data',
  tag: 'Server',
  answers: z.object({
    status: z.literal('ready'),
    store: z.object({ engine: z.enum(['embedded', 'neo4j']), version: z.string() }),
    data: z.object({
      version: z.string(),
      title: glossSchema,
      entities: count,
      statements: count,
      relations: count,
      documents: count,
    }),
    notice: z.string().nullable().describe('why newer data is not served, where that is so'),
  }),
  errors: ['LOADING', 'STORE_UNAVAILABLE'],
  answer: async ({ data, call, dependencies }) => {
    const { engine, version, dataVersion, entities, statements, relations, documents } = await data.store.info(call);
    return {
      status: 'ready' as const,
      store: { engine, version },
      data: { version: dataVersion, title: data.title, entities, statements, relations, documents },
      notice: dependencies.served.notice,
    };
  },
});
