import { answer, client } from './client';
import type { components } from './schema';

/** Lays a flow out: boxes in columns and lanes, lines around them. */
export const layOut = async (flow: components['schemas']['Layout']): Promise<components['schemas']['LaidOut']> => answer(client.POST('/api/layout', { body: flow }));
