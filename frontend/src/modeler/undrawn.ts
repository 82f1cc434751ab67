import type { Moddle } from './semantic';

/** What of a file is not on the canvas: names, or else ids. It is kept in the file all the same, and is checked and played. */
export function undrawnIn(definitions: Moddle | undefined, drawn: (id: string) => boolean): string[] {
  const missing: string[] = [];
  const look = (element: Moddle) => {
    if (!element.id || !drawn(element.id)) missing.push(element.name?.replace(/\s+/g, ' ').trim() || element.id || element.$type);
  };
  const walk = (scope: Moddle) => {
    for (const element of list(scope.flowElements)) {
      // A data object is drawn by its references.
      if (element.$type !== 'bpmn:DataObject') look(element);
      walk(element);
    }
    list(scope.artifacts).forEach(look);
  };
  for (const root of list(definitions?.rootElements)) {
    walk(root);
    if (root.$type === 'bpmn:Collaboration') [...list(root.participants), ...list(root.messageFlows)].forEach(look);
  }
  return missing;
}

function list(elements: unknown): Moddle[] {
  return (elements as Moddle[] | undefined) ?? [];
}
