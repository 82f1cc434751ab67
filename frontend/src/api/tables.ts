import { answer, client } from './client';
import type { ScenarioContent } from './scenario';
import type { TableDraft } from './types';

/** Makes a process from a table: the bytes of a file, or of text that was pasted. Nothing is kept yet. */
export async function draftFromTable(name: string, table: Uint8Array, sheet?: string): Promise<TableDraft> {
  const draft = await answer(
    client.POST('/api/tables', {
      params: { query: { name, ...(sheet !== undefined && { sheet }) } },
      body: table as never,
      bodySerializer: (body) => body as unknown as BodyInit,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
  return { ...draft, scenario: draft.scenario as ScenarioContent };
}

/** The cells of a table in a file, row by row. */
export async function readTable(table: Uint8Array): Promise<string[][]> {
  const { rows } = await answer(
    client.POST('/api/tables/rows', {
      params: { query: {} },
      body: table as never,
      bodySerializer: (body) => body as unknown as BodyInit,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
  return rows;
}
