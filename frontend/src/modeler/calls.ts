import type { Shape } from './semantic';

interface Bus {
  on(event: string, priority: number, listener: (event: { element: Shape }) => unknown): void;
  fire(event: string, about: object): void;
}
interface Entry {
  group: string;
  className: string;
  title: string;
  action: { click: () => void };
}

/** Before bpmn-js takes a double click for editing the name. */
const before = 2000;

/** The process that a call activity calls, as the file names it; empty where it calls none. */
function calledBy({ businessObject, labelTarget }: Shape): string {
  return !labelTarget && businessObject.$type === 'bpmn:CallActivity' ? String(businessObject.get('calledElement') ?? '').trim() : '';
}

/**
 * Ways from a call activity to the process that it calls: beside it on the canvas, and by a double click. Its name is edited
 * with Enter then. Whoever can open processes listens for sandtable.call.
 */
export class Calls {
  static $inject = ['contextPad', 'eventBus', 'translate'];

  constructor(
    pad: { registerProvider(provider: Calls): void },
    private readonly bus: Bus,
    private readonly translate: (text: string) => string,
  ) {
    pad.registerProvider(this);
    bus.on('element.dblclick', before, ({ element }) => {
      const called = calledBy(element);
      if (!called) return undefined;
      bus.fire('sandtable.call', { called });
      return false;
    });
  }

  getContextPadEntries(shape: Shape): Record<string, Entry> {
    const called = calledBy(shape);
    if (!called) return {};
    return {
      'sandtable-call': {
        group: 'edit',
        className: 'bpmn-icon-call-activity',
        title: this.translate('Open the called process'),
        action: { click: () => this.bus.fire('sandtable.call', { called }) },
      },
    };
  }
}

export const callsModule = { __init__: ['sandtableCalls'], sandtableCalls: ['type', Calls] };
