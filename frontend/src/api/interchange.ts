import { answer, client, items } from './client';
import type { ScenarioContent } from './scenario';

/** What another tool's file became here, and what of it could not be taken over. */
export interface Taken {
  content: ScenarioContent;
  notices: string[];
}

async function importFrom(format: 'prosimos' | 'bpsim', xml: string, content: string, scenario?: string): Promise<Taken> {
  const taken = await answer(client.POST('/api/scenarios/import', { body: { format, xml, content, ...(scenario !== undefined && { scenario }) } }));
  return { content: taken.content as ScenarioContent, notices: taken.notices ?? [] };
}

/** The numbers of a Prosimos file. */
export const importProsimos = (xml: string, content: string): Promise<Taken> => importFrom('prosimos', xml, content);

/** The numbers of one scenario in a file with BPSim. */
export const importBPSim = (xml: string, content: string, scenario: string): Promise<Taken> => importFrom('bpsim', xml, content, scenario);

/** The scenarios in a file with BPSim. */
export const listBPSim = (content: string): Promise<{ id: string; name: string }[]> => items(client.POST('/api/scenarios/bpsim', { body: { content } }));

/** Numbers as BPSim, alone or inside the drawing, and what it cannot say of them. */
export async function exportBPSim(xml: string, content: ScenarioContent, embedded: boolean): Promise<{ text: string; notices: string[] }> {
  const made = await answer(client.POST('/api/scenarios/export', { body: { format: 'bpsim', xml, content: content as never, embedded } }));
  return { text: made.text, notices: made.notices ?? [] };
}
