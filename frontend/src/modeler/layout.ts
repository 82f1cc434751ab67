import { connected } from './connected';
import { linked } from './linked';

/** Draws a file that has a process but no diagram part. */
export async function laidOut(xml: string): Promise<string> {
  const { layoutProcess } = await import('bpmn-auto-layout');
  return linked(await layoutProcess(connected(xml)));
}
