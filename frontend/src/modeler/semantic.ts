/** An element of the BPMN file, as moddle has it. */
export interface Moddle {
  $type: string;
  $parent?: Moddle;
  $descriptor: { propertiesByName: Record<string, { type: string } | undefined> };
  $instanceOf(type: string): boolean;
  get(property: string): unknown;
  set(property: string, value: unknown): void;
  id: string;
  name?: string;
  [property: string]: unknown;
}

/** Something that is drawn: a shape, or a connection with its waypoints. */
export interface Shape {
  id: string;
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  businessObject: Moddle;
  parent?: Shape;
  host?: Shape;
  children?: Shape[];
  attachers?: Shape[];
  incoming?: Shape[];
  outgoing?: Shape[];
  source?: Shape;
  target?: Shape;
  waypoints?: { x: number; y: number }[];
  collapsed?: boolean;
  labelTarget?: Shape;
}
