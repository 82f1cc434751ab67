import Viewer from 'bpmn-js/lib/Viewer';
import { carryOut, planRoleChange } from './roles';
import type { RoleChange, RolePlan } from './roles';
import sandtable from './sandtable.json';
import type { Moddle } from './semantic';

interface Reader {
  create(type: string, properties: object): Moddle;
  fromXML(xml: string): Promise<{ rootElement: Moddle; warnings: unknown[] }>;
  toXML(definitions: Moddle, options: object): Promise<{ xml: string }>;
}

/** A process that is not open: read, to be changed without being drawn. */
export interface Closed {
  plan: (change: RoleChange) => RolePlan;
  /** The file with a change carried out. */
  changed: (change: RoleChange) => Promise<string>;
  /** It could not be read whole: writing it would lose what was not understood. */
  damaged: boolean;
}

/** Reads a process that is not open. */
export async function readClosed(xml: string): Promise<Closed> {
  const viewer = new Viewer({ moddleExtensions: { st: sandtable } } as never);
  const reader = viewer.get('moddle') as unknown as Reader;
  viewer.destroy();
  const { rootElement, warnings } = await reader.fromXML(xml);
  const plan = (change: RoleChange) => planRoleChange(rootElement, change, (type, properties) => reader.create(type, properties));
  return {
    plan,
    changed: async (change) => {
      carryOut(plan(change));
      return (await reader.toXML(rootElement, { format: true })).xml;
    },
    damaged: warnings.length > 0,
  };
}
