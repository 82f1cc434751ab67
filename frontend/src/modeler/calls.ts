import type { Shape } from './semantic';

interface Bus {
  fire(event: string, about: object): void;
}
interface Entry {
  group: string;
  className: string;
  title: string;
  action: { click: () => void };
}

/** A way from a call activity to the process that it calls, beside it on the canvas. Whoever can open processes listens for sandtable.call. */
export class Calls {
  static $inject = ['contextPad', 'eventBus', 'translate'];

  constructor(
    pad: { registerProvider(provider: Calls): void },
    private readonly bus: Bus,
    private readonly translate: (text: string) => string,
  ) {
    pad.registerProvider(this);
  }

  getContextPadEntries({ businessObject, labelTarget }: Shape): Record<string, Entry> {
    const called = !labelTarget && businessObject.$type === 'bpmn:CallActivity' ? String(businessObject.get('calledElement') ?? '').trim() : '';
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
