import Modeler from 'bpmn-js/lib/Modeler';
import ColorPickerModule from 'bpmn-js-color-picker';
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule } from 'bpmn-js-properties-panel';
import MinimapModule from 'diagram-js-minimap';
import type { Edit } from '../api/checks';
import type { Language } from '../format/language';
import { arrowheadsModule } from './arrowheads';
import { callsModule } from './calls';
import type { Choice, Choices } from './choices';
import { choicesModule } from './choices';
import { clipboardModule } from './clipboard';
import { copiesModule } from './copies';
import type { Coverage } from './coverage';
import { coverageModule } from './coverage';
import { matrixOf, noMatrix } from './duties';
import type { Matrix } from './duties';
import type { Edits } from './edits';
import { editsModule } from './edits';
import { factsOf } from './facts';
import type { Facts } from './facts';
import { keysModule } from './keys';
import type { Grid } from './grid';
import { gridModule } from './grid';
import type { Heatmap } from './heatmap';
import { heatmapModule } from './heatmap';
import type { Beginning } from './history';
import { History } from './history';
import { look } from './look';
import type { Mark, Marks } from './marks';
import { marksModule } from './marks';
import type { Page } from './pages';
import { pagesOf } from './pages';
import { panModule } from './pan';
import type { Pen } from './pen';
import { penModule } from './pen';
import type { Inside } from './inside';
import { insides } from './inside';
import type { Playback } from './playback';
import { playbackModule } from './playback';
import { rolesIn, rolesModule } from './roles';
import type { DrawnRole, RoleChange, RoleChanges, RolePlan } from './roles';
import { roomModule } from './room';
import sandtable from './sandtable.json';
import { searchModule } from './search';
import type { Moddle, Shape } from './semantic';
import type { Sheet, Sheets } from './sheets';
import { sheetsModule } from './sheets';
import { titlesModule } from './titles';
import type { Tokens } from './tokens';
import { tokensModule } from './tokens';
import type { Flow, LaidOut, Tidying } from './tidy';
import { rearranged, tidyModule } from './tidy';
import { textModule } from './text';
import { translateModule } from './translate/translate';
import { undrawnIn } from './undrawn';
import type { Box } from './view';
import { View } from './view';

/** What React may know of a drawing at one moment; a new object whenever any of it changed. */
export interface DrawingState {
  canUndo: boolean;
  canRedo: boolean;
  /** The drawing differs from what was last saved. */
  dirty: boolean;
  /** Counts edits, undone ones too. */
  edits: number;
  selected: string[];
  /** What is looked at: a sheet, or the inside of a sub-process; the id of its root. */
  page: string;
  /** The inside of a sub-process is looked at. */
  within: boolean;
}

/** By what elements are brought into line. */
export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** After bpmn-js has put a page where it was looked at before. */
const afterwards = 500;

/** One open diagram. It belongs to bpmn-js; React reads it through subscribe and state. */
export class Drawing {
  readonly modeler: Modeler;
  /** The steps that led here. */
  history!: History;
  /** What is seen of it. */
  readonly view = new View(() => this.modeler.get('canvas'), () => this.sheetsOf.around() !== undefined);
  private readonly listeners = new Set<() => void>();
  /** Number of the step that the library holds; -1 for none. */
  private savedAt = -1;
  private moving = false;
  private edits = 0;
  private known: DrawingState = { canUndo: false, canRedo: false, dirty: false, edits: 0, selected: [], page: '', within: false };
  /** What was written last, and of which step. */
  private written?: { number: number; xml: Promise<string> };
  private touched: [string, string][] = [];
  private facts?: { at: number; of: Facts };
  private matrix: { at: number; of: Matrix } = { at: -1, of: noMatrix };
  private pointed?: string;
  /** Other XML is being drawn, where one is looking now. */
  private turning = false;
  /** A sheet is being turned to by name. */
  private asked = false;
  /** Pages that have been on the screen. */
  private readonly looked = new WeakSet<Shape>();

  private constructor(language: () => Language) {
    this.modeler = new Modeler({
      additionalModules: [
        translateModule(language),
        BpmnPropertiesPanelModule,
        BpmnPropertiesProviderModule,
        MinimapModule,
        ColorPickerModule,
        CreateAppendAnythingModule,
        panModule,
        sheetsModule,
        roomModule,
        textModule,
        arrowheadsModule,
        gridModule,
        searchModule,
        clipboardModule,
        copiesModule,
        tidyModule,
        callsModule,
        editsModule,
        penModule,
        marksModule,
        playbackModule,
        choicesModule,
        coverageModule,
        heatmapModule,
        tokensModule,
        rolesModule,
        keysModule,
        titlesModule,
      ],
      moddleExtensions: { st: sandtable },
      ...look,
    } as never);
  }

  /** Draws BPMN 2.0 XML. Unsaved says that the XML is in no library yet. */
  static of(xml: string, language: () => Language, unsaved: boolean): Promise<Drawing> {
    return Drawing.again({ steps: [{ number: 0, did: 'open', of: '', more: 0, at: new Date().toISOString(), xml }], position: 0 }, language, unsaved ? -1 : 0);
  }

  /** Draws what a history left, and goes on with it; saved is the number of the step that the library holds, -1 for none. */
  static async again(beginning: Beginning, language: () => Language, saved: number): Promise<Drawing> {
    const drawing = new Drawing(language);
    const { steps, position } = beginning;
    await drawing.modeler.importXML((steps.find(({ number }) => number === position) ?? steps[0]).xml ?? '');
    drawing.history = new History(drawing.modeler.get('commandStack'), drawing.modeler.get('eventBus'), beginning, (xml) => drawing.redraw(xml));
    drawing.savedAt = saved;
    drawing.on('commandStack.changed', () => {
      drawing.edits++;
      drawing.announce();
    });
    drawing.looked.add(drawing.root());
    drawing.on('selection.changed', () => drawing.announce());
    drawing.modeler.on('root.set', afterwards, ({ element }: { element: Shape }) => drawing.turned(element));
    drawing.announce();
    return drawing;
  }

  /** Replaces everything by other XML as one step: what the library holds, unless unsaved says otherwise. */
  async replace(xml: string, unsaved = false): Promise<void> {
    await this.redraw(xml);
    this.history.replaced({ did: 'load', of: '', more: 0 }, xml);
    if (unsaved) this.announce();
    else this.saved();
  }

  /** The drawing as BPMN 2.0 XML. It is written once for each step, whoever asks, and how many at once: that takes long for a large one. */
  async xml(): Promise<string> {
    const { number, xml, did } = this.history.now();
    // What was opened or loaded is written anew: its text may come from another tool, and speak of another encoding.
    const given = did === 'open' || did === 'load';
    if (xml !== undefined && !given) return xml;
    if (this.written?.number !== number) this.written = { number, xml: this.write() };
    const written = await this.written.xml;
    if (!given) this.history.keep(number, written);
    return written;
  }

  private async write(): Promise<string> {
    try {
      return (await this.modeler.saveXML({ format: true })).xml ?? '';
    } catch (thrown) {
      this.written = undefined;
      throw thrown;
    }
  }

  /** Draws other XML where one is looking now; what is drawn yet is kept in the history. */
  private async redraw(xml: string): Promise<void> {
    await this.xml();
    const canvas = this.modeler.get('canvas') as unknown as { viewbox(box?: Box): Box };
    const { x, y, width, height } = canvas.viewbox();
    const standing = this.sheetsOf.standing();
    this.turning = true;
    try {
      await this.modeler.importXML(xml);
      await this.sheetsOf.stand(standing);
    } finally {
      this.turning = false;
    }
    this.looked.add(this.root());
    if (width > 0 && height > 0) canvas.viewbox({ x, y, width, height });
    this.edits++;
  }

  /** Goes to a step of the history. */
  async travel(number: number): Promise<void> {
    await this.move(() => this.history.travel(number));
  }

  private async move(step: () => Promise<void>): Promise<void> {
    if (this.moving) return;
    this.moving = true;
    try {
      await step();
    } finally {
      this.moving = false;
      this.announce();
    }
  }

  /** The pages of the drawing as pictures. */
  pages(): Page[] {
    return pagesOf(this.modeler);
  }

  /** Where in the history the drawing stands now; hand it to saved once that state is in the library. */
  mark(): number {
    return this.history.now().number;
  }

  /** Where the drawing stood that the library holds; -1 for none. */
  savedMark(): number {
    return this.savedAt;
  }

  /** Makes sure that the history has what the drawing is now. */
  async keep(): Promise<void> {
    if (this.history.now().xml === undefined) await this.xml();
  }

  /** What stood at the mark is in the library. */
  saved(mark: number = this.mark()): void {
    this.savedAt = mark;
    this.announce();
  }

  undo(): void {
    if (this.history.canUndo()) void this.move(() => this.history.undo());
  }

  redo(): void {
    if (this.history.canRedo()) void this.move(() => this.history.redo());
  }

  /** The sheets of the file, in its order. */
  sheets(): Sheet[] {
    return this.sheetsOf.list();
  }

  /** Shows another sheet, as it was looked at before. */
  async turnTo(key: string): Promise<void> {
    this.asked = true;
    const shown = this.sheetsOf.show(key);
    this.asked = false;
    if (!shown) await this.drawSheet(key);
  }

  /** Draws a sheet that cannot stand beside the one that is drawn: undo goes on with what was kept of each step. */
  private async drawSheet(key: string): Promise<void> {
    await this.move(async () => {
      await this.xml();
      await this.sheetsOf.draw(key);
      this.history.drawnAnew();
      this.edits++;
      this.view.fit();
    });
  }

  /** Whether the inside of what is selected can be looked at. */
  opens(): boolean {
    return this.inside() !== undefined;
  }

  /** Goes into the collapsed sub-process that is selected. */
  goIn(): void {
    const page = this.inside();
    if (page) this.canvas.setRootElement(page);
    this.focus();
  }

  /** Goes from the inside of a sub-process to where it stands. */
  goUp(): void {
    const around = this.sheetsOf.around();
    if (around) this.show(around.id);
    this.focus();
  }

  private inside(): Shape | undefined {
    const { selected } = this.known;
    return selected.length === 1 ? this.sheetsOf.inside(this.element(selected[0])) : undefined;
  }

  /** Another page is shown. One that was asked for is seen whole at first, and so is the inside of a sub-process. */
  private turned(root: Shape): void {
    if (this.turning) return;
    if (!this.looked.has(root) && (this.asked || root.businessObject.$instanceOf('bpmn:SubProcess'))) this.view.fit();
    this.looked.add(root);
    this.announce();
  }

  private root(): Shape {
    return this.canvas.getRootElement();
  }

  private get canvas(): { getRootElement(): Shape; setRootElement(root: Shape): void } {
    return this.modeler.get('canvas') as unknown as { getRootElement(): Shape; setRootElement(root: Shape): void };
  }

  private get sheetsOf(): Sheets {
    return this.modeler.get('sandtableSheets') as Sheets;
  }

  /** Shows the grid that elements snap to, or hides it and lets them stand anywhere. */
  showGrid(shown: boolean): void {
    (this.modeler.get('sandtableGrid') as Grid).show(shown);
  }

  /** Asks on the canvas for what is to be found there; asked again, stops. */
  find(): void {
    this.trigger('find');
  }

  /** Copies what is selected, and sets the copies down beside it. */
  duplicate(): void {
    this.trigger('duplicate');
  }

  /** Brings what is selected into line by an edge or by the middle. */
  align(how: Alignment): void {
    this.trigger('alignElements', { type: how });
  }

  /** Gives what is selected equal distances. */
  distribute(axis: 'horizontal' | 'vertical'): void {
    this.trigger('distributeElements', { type: axis });
  }

  /** Lays the page that is shown out anew, as one step that can be undone; false where there is no flow to lay out. */
  async tidy(layOut: (flow: Flow) => Promise<LaidOut>): Promise<boolean> {
    const before = this.edits;
    const places = await rearranged(this.root(), layOut);
    // Whoever went on drawing meanwhile has another drawing now.
    if (this.edits !== before) return this.tidy(layOut);
    if (places) (this.modeler.get('sandtableTidying') as Tidying).apply(places);
    return places !== undefined;
  }

  /** Tells when the process that a call activity calls is to be opened, by the id that is called. */
  onCall(listener: (called: string) => void): () => void {
    const tell = ({ called }: { called: string }) => listener(called);
    this.modeler.on('sandtable.call', tell);
    return () => this.modeler.off('sandtable.call', tell);
  }

  /** Tells when what was copied elsewhere cannot be pasted here. */
  onUnpasteable(listener: (why: unknown) => void): () => void {
    const tell = ({ why }: { why: unknown }) => listener(why);
    this.modeler.on('sandtable.unpasteable', tell);
    return () => this.modeler.off('sandtable.unpasteable', tell);
  }

  /** Selects an element and brings it into view, on whichever page it is; false when the drawing has none of that id. */
  show(id: string): boolean {
    const element = this.element(id);
    const elsewhere = element ? undefined : this.sheetsOf.holding(id);
    if (elsewhere !== undefined) void this.drawSheet(elsewhere).then(() => this.element(id) && this.show(id));
    if (!element) return elsewhere !== undefined;
    // The process itself is the page.
    if (!element.parent) this.canvas.setRootElement(element);
    else {
      (this.modeler.get('canvas') as { scrollToElement(element: object, padding: number): void }).scrollToElement(element, 120);
      (this.modeler.get('selection') as { select(element: object): void }).select(element);
    }
    return true;
  }

  /** Selects what of these is on the drawing. */
  select(ids: string[]): void {
    (this.modeler.get('selection') as { select(elements: object[]): void }).select(ids.flatMap((id) => this.element(id) ?? []));
  }

  /** What a boundary event hangs on. */
  attachedTo(id: string): string | undefined {
    return this.element(id)?.host?.id;
  }

  /** Selects nothing. */
  deselect(): void {
    (this.modeler.get('selection') as { select(elements: object[]): void }).select([]);
  }

  /** What an element is called: its name, or else its id. */
  nameOf(id: string): string {
    const drawn = this.element(id)?.businessObject;
    const defined = drawn ?? (this.modeler.getDefinitions() as unknown as { rootElements?: Moddle[] } | undefined)?.rootElements?.find((root) => root.id === id);
    return defined?.name?.replace(/\s+/g, ' ').trim() || id;
  }

  /** An element as the file has it; undefined where it is not drawn. */
  semantic(id: string): Moddle | undefined {
    return this.element(id)?.businessObject;
  }

  /** What a flow is called: its name, or else where it leads from and to. */
  flowName(id: string): string {
    const flow = this.element(id);
    const name = this.nameOf(id);
    return name !== id || !flow?.source || !flow.target ? name : `${this.nameOf(flow.source.id)} → ${this.nameOf(flow.target.id)}`;
  }

  /** What of the file is on no sheet. */
  undrawn(): string[] {
    return undrawnIn(this.modeler.getDefinitions() as unknown as Moddle | undefined, (id) => this.element(id) !== undefined || this.sheetsOf.holding(id) !== undefined);
  }

  /** Where a flow leads. */
  targetOf(flow: string): string | undefined {
    return this.element(flow)?.target?.id;
  }

  /** Carries out lists of edits, each whole or not at all, as one step that can be undone; says how many were carried out. */
  apply(lists: Edit[][]): number {
    return (this.modeler.get('sandtableEdits') as Edits).apply(lists);
  }

  /** Carries out a change of what elements say, as one step that can be undone. */
  change(write: (pen: Pen) => void): void {
    (this.modeler.get('sandtablePen') as Pen).change(write);
  }

  /** The roles that the drawing defines. */
  roles(): DrawnRole[] {
    return rolesIn(this.modeler.getDefinitions() as unknown as Moddle | undefined);
  }

  /** What a change of a role comes to here. */
  planRole(change: RoleChange): RolePlan {
    return (this.modeler.get('sandtableRoles') as RoleChanges).plan(change);
  }

  /** Changes roles wherever the drawing speaks of them, as one step that can be undone. */
  changeRoles(changes: RoleChange[]): void {
    (this.modeler.get('sandtableRoles') as RoleChanges).apply(changes);
  }

  /** Shows what edits would touch; an empty list shows nothing. */
  touch(edits: Edit[]): void {
    const canvas = this.modeler.get('canvas') as { addMarker(id: string, marker: string): void; removeMarker(id: string, marker: string): void };
    for (const [id, marker] of this.touched) if (this.element(id)) canvas.removeMarker(id, marker);
    this.touched = edits.flatMap(({ do: verb, element, source, target }) =>
      [element, source, target].filter((id): id is string => Boolean(id && this.element(id)?.parent)).map((id): [string, string] => [id, verb === 'remove' ? 'st-touched-gone' : 'st-touched']),
    );
    for (const [id, marker] of this.touched) canvas.addMarker(id, marker);
  }

  /** The badges on the drawing, and who is told of a click on one. */
  marks(list: Mark[], onPick: (element: string) => void): void {
    const marks = this.modeler.get('marks') as Marks;
    marks.onPick = onPick;
    marks.show(list);
  }

  /** Shows the badges or hides them. */
  showMarks(shown: boolean): void {
    (this.modeler.get('marks') as Marks).toggle(shown);
  }

  /** Plays runs over the drawing. */
  get playback(): Playback {
    return this.modeler.get('playback') as Playback;
  }

  /** The numbers on what can be done next in a walk, and who is told of a click on one. */
  choices(list: Choice[], onPick: (number: number) => void = () => {}): void {
    (this.modeler.get('choices') as Choices).show(list, onPick);
  }

  /** Shows what walks have come to and what not; undefined takes it off. */
  cover(shown: { covered: string[]; missing: string[] } | undefined): void {
    const coverage = this.modeler.get('coverage') as Coverage;
    if (shown) coverage.show(shown.covered, shown.missing);
    else coverage.clear();
  }

  /** Colours elements and flows by figures of a run. */
  get heatmap(): Heatmap {
    return this.modeler.get('heatmap') as Heatmap;
  }

  /** The collapsed sub-processes, with what is inside. */
  insides(): Inside[] {
    return insides(this.modeler.get('elementRegistry') as never);
  }

  /** Draws the cases of a run as tokens. */
  get tokens(): Tokens {
    return this.modeler.get('tokens') as Tokens;
  }

  /** Whether an element is on the drawing. */
  has(id: string): boolean {
    return this.element(id) !== undefined;
  }

  /** Says everything again in the language of the page; the diagram and its history stay as they are. */
  speak(): void {
    const bus = this.modeler.get('eventBus') as { fire(event: string): void };
    (this.modeler.get('popupMenu') as { close(): void }).close();
    (this.modeler.get('contextPad') as { close(): void }).close();
    bus.fire('i18n.changed');
    bus.fire('propertiesPanel.providersChanged');
    const panel = this.modeler.get('propertiesPanel') as { _rerender?(): void };
    panel._rerender?.();
    const minimap = this.modeler.get('minimap') as { isOpen(): boolean; open(): void; close(): void };
    if (minimap.isOpen()) minimap.open();
    else minimap.close();
    const selection = this.modeler.get('selection') as { get(): object[]; select(elements: object[]): void };
    const selected = selection.get();
    selection.select([]);
    selection.select(selected);
  }

  /** What of the drawing has numbers in a simulation. */
  played(): Facts {
    if (this.facts?.at !== this.edits) this.facts = { at: this.edits, of: factsOf(this.modeler) };
    return this.facts.of;
  }

  /** Who does what; what an edit left as it was stays the same object. */
  duties(): Matrix {
    if (this.matrix.at !== this.edits) this.matrix = { at: this.edits, of: matrixOf(this.modeler.getDefinitions() as unknown as Moddle | undefined, this.matrix.of) };
    return this.matrix.of;
  }

  /** Marks one element as the one that is spoken of; undefined takes the mark away. */
  point(id?: string): void {
    if (this.pointed === id) return;
    const canvas = this.modeler.get('canvas') as { addMarker(id: string, marker: string): void; removeMarker(id: string, marker: string): void };
    if (this.pointed && this.element(this.pointed)?.parent) canvas.removeMarker(this.pointed, 'st-pointed');
    this.pointed = id && this.element(id)?.parent ? id : undefined;
    if (this.pointed) canvas.addMarker(this.pointed, 'st-pointed');
  }

  /** Tells over which element of the canvas the mouse is. */
  onHover(listener: (id: string | undefined) => void): () => void {
    const enter = ({ element }: { element: { id: string } }) => listener(element.id);
    const leave = () => listener(undefined);
    this.modeler.on('element.hover', enter);
    this.modeler.on('element.out', leave);
    return () => {
      this.modeler.off('element.hover', enter);
      this.modeler.off('element.out', leave);
    };
  }

  /** Tells who did the steps before and after they were moved on the canvas, where that differs; by id. */
  onMoved(listener: (moved: { before: Matrix; after: Matrix }) => void): () => void {
    let before: Matrix | undefined;
    const begin = () => {
      before ??= this.duties();
    };
    const end = ({ trigger }: { trigger?: string }) => {
      const was = before;
      before = undefined;
      if (was && trigger === 'execute') listener({ before: was, after: this.duties() });
    };
    this.modeler.on('commandStack.elements.move.preExecute', begin);
    this.modeler.on('commandStack.changed', end);
    return () => {
      this.modeler.off('commandStack.elements.move.preExecute', begin);
      this.modeler.off('commandStack.changed', end);
    };
  }

  /** Tells between which ways a walk by keyboard can choose, by id; none when that is over. */
  onWays(listener: (ids: string[]) => void): () => void {
    const tell = ({ ids }: { ids: string[] }) => listener(ids);
    this.modeler.on('sandtable.ways', tell);
    return () => this.modeler.off('sandtable.ways', tell);
  }

  /** Gives the canvas the keyboard. */
  focus(): void {
    (this.modeler.get('canvas') as unknown as { focus(): void }).focus();
  }

  /** Opens the menu of what can follow an element, or of what can be made anew: the keyboard chooses and names it. */
  append(id: string): void {
    if (!this.show(id)) return;
    this.focus();
    (this.modeler.get('editorActions') as { trigger(action: string, event: Event): void }).trigger('appendElement', new KeyboardEvent('keydown', { key: 'a' }));
  }

  /** Takes an element away with the flows that touch it. */
  remove(id: string): void {
    const element = this.element(id);
    if (element?.parent) (this.modeler.get('modeling') as unknown as { removeElements(elements: object[]): void }).removeElements([element]);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state = (): DrawingState => this.known;

  destroy(): void {
    this.listeners.clear();
    this.modeler.destroy();
  }

  private element(id: string): Shape | undefined {
    return (this.modeler.get('elementRegistry') as { get(id: string): Shape | undefined }).get(id);
  }

  private trigger(action: string, how?: object): void {
    (this.modeler.get('editorActions') as { trigger(action: string, how?: object): void }).trigger(action, how);
  }

  private on(event: string, listener: () => void): void {
    this.modeler.on(event, listener);
  }

  private announce(): void {
    const selected = (this.modeler.get('selection') as { get(): { id: string }[] }).get().map(({ id }) => id);
    this.known = {
      canUndo: this.history.canUndo(),
      canRedo: this.history.canRedo(),
      dirty: this.mark() !== this.savedAt,
      edits: this.edits,
      selected,
      page: this.root().id,
      within: this.sheetsOf.around() !== undefined,
    };
    for (const listener of this.listeners) listener();
  }
}
