declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object;
  export const BpmnPropertiesProviderModule: object;
}
declare module 'diagram-js-minimap' {
  const module: object;
  export default module;
}
declare module 'bpmn-js-color-picker' {
  const module: object;
  export default module;
}
declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: object;
}
declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: object);
    fromXML(xml: string): Promise<{ rootElement: object; warnings: object[] }>;
  }
}
declare module 'bpmn-js/lib/import/BpmnTreeWalker' {
  export default class BpmnTreeWalker {
    constructor(visitor: object);
    handleDefinitions(definitions: object | undefined, diagram: object): void;
  }
}
