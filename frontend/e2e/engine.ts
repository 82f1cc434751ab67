import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An engine that takes every deployment but the first, of which it says what is wrong with an element. */
export async function startEngine(): Promise<{ url: string; sent: string[]; close: () => void }> {
  const sent: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      if (request.url !== '/engine-rest/deployment/create' || request.headers.authorization !== `Basic ${btoa('ann:secret')}`) {
        response.writeHead(request.headers.authorization ? 404 : 401).end();
        return;
      }
      sent.push(body);
      if (sent.length === 1) response.writeHead(400).end(JSON.stringify({ type: 'ParseException', message: 'bad', details: { 'p.bpmn': { errors: [{ message: 'Not this one', mainElementId: 'Task_Diagnose' }] } } }));
      else response.end(JSON.stringify({ id: 'd1', deployedProcessDefinitions: { 'Process_AfterSales:7:x': { id: 'Process_AfterSales:7:x', key: 'Process_AfterSales', version: 7 } } }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, close: () => server.close() };
}
