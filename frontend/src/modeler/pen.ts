import type { Edit } from '../api/checks';
import type { Edits } from './edits';
import type { Own } from './own';
import { valuesOf, written } from './own';
import type { Moddle, Shape } from './semantic';

interface Modeling {
  updateProperties(element: Shape, properties: object): void;
  updateModdleProperties(element: Shape, moddle: Moddle, properties: object): void;
}
interface CommandStack {
  registerHandler(command: string, handler: unknown): void;
  execute(command: string, context: object): void;
  undo(): void;
}
interface Besides {
  carryOut: () => void;
  takeBack: () => void;
}
interface Context {
  write: (pen: Pen) => void;
  failed?: unknown;
}

/** Writes what a person says of elements; everything that one change writes is one step that can be undone. */
export class Pen {
  static $inject = ['commandStack', 'modeling', 'elementRegistry', 'bpmnFactory', 'canvas', 'bpmnjs', 'sandtableEdits'];

  constructor(
    private readonly stack: CommandStack,
    private readonly modeling: Modeling,
    private readonly registry: { get(id: string): Shape | undefined },
    private readonly factory: { create(type: string, properties?: object): Moddle },
    private readonly canvas: { getRootElement(): Shape },
    private readonly bpmnjs: { getDefinitions(): Moddle },
    private readonly edits: Edits,
  ) {
    stack.registerHandler('sandtable.pen', handlerOf(this));
    stack.registerHandler('sandtable.besides', BesidesHandler);
  }

  /** Carries out a change as one step. */
  change(write: (pen: Pen) => void): void {
    const context: Context = { write };
    this.stack.execute('sandtable.pen', context);
    if (context.failed !== undefined) {
      this.stack.undo();
      throw context.failed;
    }
  }

  /** Carries out edits of the engine's vocabulary, all or none of them. */
  edit(list: Edit[]): void {
    const done: { lists: Edit[][]; done: number; failed?: unknown } = { lists: [list], done: 0 };
    this.edits.carryOut(done);
    if (done.failed !== undefined) throw done.failed;
  }

  /** Does something outside of the drawing that belongs to this step: undo takes it back, redo does it again. */
  also(carryOut: () => void, takeBack: () => void): void {
    this.stack.execute('sandtable.besides', { carryOut, takeBack } satisfies Besides);
  }

  /** Puts these in the place of all extension elements of a type, "Promise" for st:promise. */
  own(id: string, type: string, list: Own[]): void {
    const { object, host } = this.element(id);
    const before = valuesOf(object);
    const first = before.findIndex(({ $type }) => $type === `st:${type}`);
    const values = before.filter(({ $type }) => $type !== `st:${type}`);
    const made = list.map((own) => written((name, properties) => this.factory.create(name, properties), `st:${type}`, own));
    values.splice(first < 0 ? values.length : before.slice(0, first).length, 0, ...made);
    const holder = this.factory.create('bpmn:ExtensionElements', { values });
    holder.$parent = object;
    for (const value of values) value.$parent = holder;
    this.modeling.updateModdleProperties(host, object, { extensionElements: values.length > 0 ? holder : undefined });
  }

  /** Says what an element is; an empty text takes the first documentation away. */
  document(id: string, text: string): void {
    const { object, host } = this.element(id);
    const [first, ...others] = (object.get('documentation') as Moddle[] | undefined) ?? [];
    const made = this.factory.create('bpmn:Documentation', { ...(first?.textFormat ? { textFormat: first.textFormat } : {}), text });
    made.$parent = object;
    this.modeling.updateModdleProperties(host, object, { documentation: text ? [made, ...others] : others });
  }

  /** What is done inside the command. An exception must not leave it: the command stack would be stuck. */
  carryOut(context: Context): void {
    try {
      context.write(this);
    } catch (thrown) {
      context.failed = thrown;
    }
  }

  /** An element and what is redrawn for it: itself, or the canvas where it is not drawn. */
  private element(id: string): { object: Moddle; host: Shape } {
    const shape = this.registry.get(id);
    if (shape) return { object: shape.businessObject, host: shape };
    const object = (this.bpmnjs.getDefinitions().get('rootElements') as Moddle[]).find((root) => root.id === id);
    if (!object) throw new Error(`${id} is not in the drawing`);
    return { object, host: this.canvas.getRootElement() };
  }
}

/** What is kept elsewhere changes with the drawing; nothing is drawn anew for it. */
class BesidesHandler {
  execute({ carryOut }: Besides) {
    carryOut();
    return [];
  }
  revert({ takeBack }: Besides) {
    takeBack();
    return [];
  }
}

/** A handler that only does other commands needs no way back of its own. */
function handlerOf(pen: Pen) {
  return class {
    preExecute(context: Context) {
      pen.carryOut(context);
    }
    execute() {
      return [];
    }
    revert() {
      return [];
    }
  };
}

export const penModule = { __init__: ['sandtablePen'], sandtablePen: ['type', Pen] };
