import type { Moddle, Shape } from './semantic';

/** What a step did; the dictionary has a sentence for each. */
export type Deed = 'open' | 'load' | 'add' | 'paste' | 'remove' | 'move' | 'resize' | 'connect' | 'reconnect' | 'reroute' | 'rename' | 'change' | 'replace' | 'align' | 'tidy' | 'space' | 'lanes' | 'collapse' | 'color' | 'duties' | 'roles' | 'edit';

/** What was done, and to what: a name, or the BPMN type of what has none (bpmn:UserTask). */
export interface StepLabel {
  did: Deed;
  of: string;
  /** To how many others as well. */
  more: number;
}

/** What of a command's context says what it is about. */
interface Context {
  shape?: Shape;
  shapes?: Shape[];
  element?: Shape | Moddle;
  elements?: Shape[];
  connection?: Shape;
  oldShape?: Shape;
  newShape?: Shape;
  target?: Shape;
  source?: Shape;
  properties?: Record<string, unknown>;
  lists?: { do: string; element?: string }[][];
}

const deeds: Record<string, Deed> = {
  'shape.create': 'add',
  'elements.create': 'add',
  'shape.append': 'add',
  'label.create': 'add',
  'elements.paste': 'paste',
  'elements.delete': 'remove',
  'shape.delete': 'remove',
  'connection.delete': 'remove',
  'elements.move': 'move',
  'shape.move': 'move',
  'connection.move': 'move',
  'shape.resize': 'resize',
  'lane.resize': 'resize',
  'connection.create': 'connect',
  'connection.reconnect': 'reconnect',
  'connection.updateWaypoints': 'reroute',
  'connection.layout': 'reroute',
  'element.updateLabel': 'rename',
  'shape.replace': 'replace',
  'elements.align': 'align',
  'elements.distribute': 'align',
  spaceTool: 'space',
  'lane.add': 'lanes',
  'lane.split': 'lanes',
  'shape.toggleCollapse': 'collapse',
  'element.setColor': 'color',
  'sandtable.edits': 'edit',
  'sandtable.role': 'roles',
  'sandtable.tidy': 'tidy',
};

/** Says what a command did, once it is done. */
export function labelOf(command: string, context: object): StepLabel {
  const about = context as Context;
  const did = deedOf(command, about);
  if (did === 'connect' || did === 'reconnect') {
    const { source, target } = about.connection ?? about;
    if (source && target) return { did, of: `${nameOf(source)} → ${nameOf(target)}`, more: 0 };
  }
  const drawn = touched(about);
  return { did, of: drawn.length > 0 ? nameOf(drawn[0]) : '', more: Math.max(0, drawn.length - 1) };
}

function deedOf(command: string, { properties, lists }: Context): Deed {
  if (command === 'element.updateProperties' && properties && Object.keys(properties).join() === 'name') return 'rename';
  const edits = lists?.flat() ?? [];
  if (edits.length > 0 && edits.every((edit) => edit.do === 'assign' || edit.do === 'unassign')) return 'duties';
  return Object.hasOwn(deeds, command) ? deeds[command] : 'change';
}

/** What the command was about; labels stand for what they are labels of, and flows count only where they are alone. */
function touched({ shape, shapes, element, elements, connection, newShape, oldShape }: Context): (Shape | Moddle)[] {
  const one = newShape ?? oldShape ?? shape ?? element ?? connection;
  // A command of its own may mean something else by these names.
  const several = [elements, shapes].find(Array.isArray);
  const list: (Shape | Moddle)[] = several ?? (one ? [one] : []);
  const own = [...new Set(list.map((each) => (each as Shape).labelTarget ?? each))];
  const shapesOnly = own.filter((each) => !('waypoints' in each));
  return shapesOnly.length > 0 ? shapesOnly : own;
}

function nameOf(one: Shape | Moddle): string {
  const object = ('businessObject' in one ? one.businessObject : one) as Moddle;
  return object.name?.replace(/\s+/g, ' ').trim().slice(0, 180) || object.$type || '';
}
