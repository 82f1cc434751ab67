import { connected } from './connected';

/** Draws a file that has a process but no diagram part. */
export async function laidOut(xml: string): Promise<string> {
  const { layoutProcess } = await import('bpmn-auto-layout');
  return layoutProcess(connected(xml));
}
