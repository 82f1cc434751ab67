import { answer, client } from './client';
import type { Diagram } from './types';

/** Reads a .bpmn file of any encoding; a file that cannot be opened is a problem that says why and where. */
export async function openDiagram(name: string, file: Blob): Promise<Diagram> {
  // Bytes, never a Blob: WebKitGTK crashes in webkit_uri_scheme_request_get_http_body when the window's scheme gets one.
  const bytes = new Uint8Array(await file.arrayBuffer());
  const opened = await answer(
    client.POST('/api/diagrams', {
      params: { query: { name } },
      body: bytes as never,
      bodySerializer: (body) => body as unknown as BodyInit,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
  return { ...opened, findings: opened.findings ?? [] };
}
