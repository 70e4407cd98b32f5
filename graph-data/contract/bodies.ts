/** Members that several bodies share. */
import { z } from 'zod';
import { VIEW_MAX_NODES } from '#protocol/limits.ts';
import { idSchema } from '#protocol/rows.ts';

/** Ids of entities: as many as a view may show. */
export const entityIds = z.array(idSchema.min(1).max(300)).min(1).max(VIEW_MAX_NODES).describe('ids of entities');
