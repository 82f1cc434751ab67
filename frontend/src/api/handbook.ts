import { answer, client } from './client';
import { fromBase64 } from './files';
import type { components } from './schema';

export type HandbookRequest = Omit<components['schemas']['HandbookRequest'], '$schema'>;
export type Chapter = NonNullable<HandbookRequest['without']>[number];

/** The chapters that can be left out, in the order in which they are printed. */
export const chapters: Chapter[] = ['summary', 'diagrams', 'activities', 'raci', 'sla', 'forms', 'data', 'events', 'scenarios', 'findings', 'changes'];

/** A process of the library as a document: HTML to print, or for Word. */
export async function makeHandbook(process: string, request: HandbookRequest): Promise<Blob> {
  const { data } = await answer(client.POST('/api/processes/{id}/handbook', { params: { path: { id: process } }, body: request }));
  const type = request.format === 'html' ? 'text/html' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return new Blob([fromBase64(data)], { type });
}
