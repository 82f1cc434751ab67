import BpmnTreeWalker from 'bpmn-js/lib/import/BpmnTreeWalker';
import { listOf, nameOf } from './objects';
import type { Moddle, Shape } from './semantic';

/** A diagram of the file: of a process, or of pools. The inside of a collapsed sub-process is part of the sheet that the sub-process is on. */
export interface Sheet {
  /** Stays the same when the file is written and read again. */
  key: string;
  /** Empty where neither the diagram nor what it shows has one. */
  name: string;
  shown: boolean;
}

/** What one is looking at, so that it can be found again in other XML of the same file. */
export interface Standing {
  sheet?: string;
  /** The page: a sheet, or the inside of a sub-process. */
  root: string;
}

interface Canvas {
  getRootElement(): Shape;
  getRootElements(): Shape[];
  setRootElement(root: Shape): void;
  findRoot(element: Shape | string): Shape | undefined;
}
interface Services {
  canvas: Canvas;
  elementRegistry: { get(id: string): Shape | undefined };
  bpmnImporter: { add(element: Moddle, di: Moddle, parent?: Shape): Shape };
  bpmnjs: { getDefinitions(): Moddle | undefined; open(diagram: Moddle): Promise<unknown> };
}
type Page = Shape & { di?: Moddle };

/**
 * The sheets of a drawing. All of them are drawn on one canvas, where one is shown: so undo, search, marks and whatever else
 * asks for an element reach every sheet. Only what is drawn twice cannot be: a sheet with elements of another one takes its place.
 */
export class Sheets {
  static $inject = ['eventBus', 'injector'];

  constructor(
    bus: { on(event: string, priority: number, listener: (event: { warnings?: object[] }) => void): void },
    private readonly injector: { get(name: string): unknown },
  ) {
    // Before bpmn-js looks for what can be opened on the canvas.
    bus.on('import.render.complete', 2000, ({ warnings = [] }) => this.drawOthers(warnings));
  }

  list(): Sheet[] {
    const shown = this.diagramOf(this.canvas.getRootElement());
    return this.diagrams().map((diagram) => ({ key: this.keyOf(diagram), name: titleOf(diagram), shown: diagram === shown }));
  }

  /** The sheet that draws an element which is not on the canvas now. */
  holding(id: string): string | undefined {
    const diagram = this.diagrams().find((one) => drawnOn(one).includes(id));
    return diagram && this.keyOf(diagram);
  }

  /** Shows a sheet that is on the canvas; false where it is not. */
  show(key: string): boolean {
    const root = this.rootOf(this.find(key));
    if (root) this.canvas.setRootElement(root);
    return root !== undefined;
  }

  /** Draws a sheet in place of those that draw the same elements. The command stack begins anew. */
  async draw(key: string): Promise<void> {
    const diagram = this.find(key);
    if (diagram) await this.service('bpmnjs').open(diagram);
  }

  /** Where one is looking. */
  standing(): Standing {
    const root = this.canvas.getRootElement();
    const diagram = this.diagramOf(root);
    return { sheet: diagram && this.keyOf(diagram), root: root.id };
  }

  /** Looks at the same place again, as far as there is one. */
  async stand({ sheet, root }: Standing): Promise<void> {
    if (sheet !== undefined && !this.show(sheet)) await this.draw(sheet);
    const page = this.canvas.getRootElements().find(({ id }) => id === root);
    if (page) this.canvas.setRootElement(page);
  }

  /** The page inside a collapsed sub-process. */
  inside(shape: Shape | undefined): Shape | undefined {
    return shape?.collapsed ? this.canvas.getRootElements().find((root) => root !== shape && root.businessObject === shape.businessObject) : undefined;
  }

  /** The sub-process whose inside is shown. */
  around(): Shape | undefined {
    return this.holderOf(this.canvas.getRootElement());
  }

  private drawOthers(warnings: object[]): void {
    const registry = this.service('elementRegistry');
    const importer = this.service('bpmnImporter');
    const definitions = this.service('bpmnjs').getDefinitions();
    for (const diagram of listOf(definitions, 'diagrams')) {
      const about = planeOf(diagram)?.bpmnElement as Moddle | undefined;
      if (!about || this.rootOf(diagram) || registry.get(about.$instanceOf('bpmn:SubProcess') ? `${about.id}_plane` : about.id) || drawnOn(diagram).some((id) => registry.get(id))) continue;
      new BpmnTreeWalker({
        root: (element: Moddle, di: Moddle) => importer.add(element, di),
        element: (element: Moddle, di: Moddle, parent: Shape) => importer.add(element, di, parent),
        error: (message: string, context: object) => warnings.push({ message, context }),
      }).handleDefinitions(definitions, diagram);
    }
  }

  private diagrams(): Moddle[] {
    return listOf(this.service('bpmnjs').getDefinitions(), 'diagrams').filter((diagram) => !(planeOf(diagram)?.bpmnElement as Moddle | undefined)?.$instanceOf('bpmn:SubProcess') && planeOf(diagram));
  }

  private keyOf(diagram: Moddle): string {
    return diagram.id || `#${this.diagrams().indexOf(diagram)}`;
  }

  private find(key: string): Moddle | undefined {
    return this.diagrams().find((diagram) => this.keyOf(diagram) === key);
  }

  private rootOf(diagram: Moddle | undefined): Shape | undefined {
    return diagram && this.canvas.getRootElements().find((root: Page) => root.di === planeOf(diagram));
  }

  private diagramOf(root: Page): Moddle | undefined {
    const holder = this.holderOf(root);
    const outer = holder && this.canvas.findRoot(holder);
    return outer ? this.diagramOf(outer) : this.diagrams().find((diagram) => planeOf(diagram) === root.di);
  }

  private holderOf({ id, businessObject }: Shape): Shape | undefined {
    const holder = businessObject && this.service('elementRegistry').get(businessObject.id);
    return holder && holder.id !== id ? holder : undefined;
  }

  private get canvas(): Canvas {
    return this.service('canvas');
  }

  private service<Name extends keyof Services>(name: Name): Services[Name] {
    return this.injector.get(name) as Services[Name];
  }
}

function planeOf(diagram: Moddle): Moddle | undefined {
  return diagram.plane as Moddle | undefined;
}

/** What a diagram has a place for, by id. */
function drawnOn(diagram: Moddle): string[] {
  return listOf(planeOf(diagram), 'planeElement').flatMap((place) => (place.bpmnElement as Moddle | undefined)?.id ?? []);
}

/** The name of a diagram, or else of its process, or else of its pools. */
function titleOf(diagram: Moddle): string {
  const about = planeOf(diagram)?.bpmnElement as Moddle | undefined;
  const pools = listOf(about, 'participants').map((pool) => nameOf(pool) || nameOf(pool.processRef as Moddle | undefined));
  return nameOf(diagram) || nameOf(about) || pools.filter(Boolean).join(' · ');
}

export const sheetsModule = { __init__: ['sandtableSheets'], sandtableSheets: ['type', Sheets] };
