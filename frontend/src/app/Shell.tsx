import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Splitter } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Keyboard } from '../actions/Keyboard';
import { useShortcuts } from '../actions/useShortcuts';
import { followEvents } from '../api/events';
import { projectsQuery } from '../api/projects';
import type { Found } from '../api/search';
import type { QueuedRun } from '../api/types';
import { useReport } from '../api/useReport';
import { useFindings } from '../features/check/checker';
import { RunPlayer } from '../features/check/RunPlayer';
import { useMarks } from '../features/check/useMarks';
import { GalleryDialog } from '../features/library/Gallery';
import { LibraryPanel } from '../features/library/LibraryPanel';
import { noteOpened } from '../features/library/recent';
import type { Source } from '../features/library/TableDialog';
import { Welcome } from '../features/library/Welcome';
import { Said } from '../features/outline/Said';
import { Palette } from '../features/palette/Palette';
import { Staff } from '../features/people/staff';
import { useLaneNews } from '../features/raci/useLaneNews';
import type { Purpose } from '../features/deploy/DeployDrawer';
import { startSimulation } from '../features/simulate/startSimulation';
import { useAskLeftovers } from '../features/simulate/useAskLeftovers';
import { useInterchange } from '../features/simulate/useInterchange';
import { useWords } from '../i18n/i18n';
import { canvasKeys } from '../modeler/keys';
import type { ThemeChoice } from '../ui/theme';
import { ArrangeBar } from './ArrangeBar';
import type { Closing } from './CloseDialog';
import { CloseDialog } from './CloseDialog';
import type { DockTab } from './Dock';
import type { OpenDocument } from './documents';
import { Documents, unsaved, useDocuments } from './documents';
import { DropTarget } from './DropTarget';
import { AboutDialog, BackupsDialog, Canvas, CentralDialog, ConflictDialog, DeployDrawer, DiskDialog, Dock, fetchAhead, GuideDrawer, HandbookDialog, PeoplePage, PictureDialog, PlacesDialog, ProcessHistory, PublishDialog, RestoreDialog, RulesDrawer, StepsDrawer, TableDialog, Tables } from './parts';
import { RunOverlay } from './RunOverlay';
import { SaveDialog } from './SaveDialog';
import { SheetTabs } from './SheetTabs';
import './shell.css';
import type { SideName } from './Side';
import { Side } from './Side';
import { StatusBar } from './StatusBar';
import { TabBar } from './TabBar';
import { TopBar } from './TopBar';
import { useAppActions } from './useAppActions';
import { useAsk } from './useAsk';
import { useCanvas } from './useCanvas';
import { useDisk } from './useDisk';
import { useDrops } from './useDrops';
import { useOpening } from './useOpening';
import { usePaletteItems } from './usePaletteItems';
import { usePanes } from './usePanes';
import { useRestoring } from './useRestoring';
import type { Resolution, Target } from './useSaving';
import { useSaving } from './useSaving';
import { useTour } from './useTour';

/** The whole window: library, tabs, canvas, dock. It composes the features; none of them knows another. */
export function Shell({ theme, onTheme }: { theme: ThemeChoice; onTheme: (choice: ThemeChoice) => void }) {
  const { t, language } = useWords();
  const { message, modal } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const documents = useMemo(() => new Documents(), []);
  const { list, page, activeKey } = useDocuments(documents);
  const active = list.find(({ key }) => key === activeKey);
  const shownPage = page?.key === activeKey ? page : undefined;

  const panes = usePanes();
  const [tab, setTab] = useState<DockTab>('properties');
  const [fullMatrix, setFullMatrix] = useState(false);
  const [projectId, setProjectId] = useState<string>();
  const [rules, setRules] = useState(false);
  const [templates, setTemplates] = useState(false);
  const [help, setHelp] = useState<'guide' | 'about'>();
  const [simulating, setSimulating] = useState(false);
  const [picture, setPicture] = useState<OpenDocument>();
  const [deploying, setDeploying] = useState<Purpose>();
  const [table, setTable] = useState<Source | 'none'>();
  const [handbook, setHandbook] = useState<{ name: string; process: string }>();
  const [steps, setSteps] = useState(false);
  const [backups, setBackups] = useState(false);
  const [publishing, setPublishing] = useState<{ id: string; name: string }>();
  const [places, setPlaces] = useState(false);
  const [central, setCentral] = useState<'browse' | 'installed'>();
  const [historyOf, setHistoryOf] = useState<string>();
  const [side, setSide] = useState<SideName>('library');
  const [overlay, setOverlay] = useState<'palette' | 'keyboard'>();
  const target = useAsk<OpenDocument, Target | null>();
  const conflict = useAsk<OpenDocument, Resolution>();
  const closing = useAsk<OpenDocument, Closing>();

  const { openDock } = panes;
  const showDock = useMemo(() => (next: DockTab) => (setTab(next), openDock()), [openDock]);
  const showProblems = useMemo(() => () => showDock('problems'), [showDock]);
  useCheckedWhileShown(documents, activeKey, language);
  useMarks(active?.checker, panes.marks, showProblems);
  const restoring = useRestoring(documents);
  const disk = useDisk(documents);
  const opening = useOpening(documents, restoring.journal, showProblems, setProjectId);
  const tour = useTour(active, opening);
  const askLeftovers = useAskLeftovers();
  const interchange = useInterchange(active?.numbers, active?.drawing);
  const save = useSaving(documents, { askTarget: target.ask, askConflict: conflict.ask });

  useLaneNews(active?.drawing);
  const openProcesses = useMemo(() => list.map(({ kept, name, drawing, numbers }) => ({ id: kept?.id, projectId: kept?.projectId, name, drawing, numbers })), [list]);

  useEffect(() => followEvents(queries), [queries]);
  useEffect(() => {
    // The first page is painted by then.
    const later = setTimeout(() => void fetchAhead(), 300);
    return () => clearTimeout(later);
  }, []);
  useEffect(() => {
    if (active?.kept) noteOpened(active.kept.id, active.name);
  }, [active?.kept, active?.name]);
  useEffect(() => {
    // What is in the journal comes back at the next start; only what is not there yet would be lost.
    const guard = (event: BeforeUnloadEvent) => !restoring.journal.complete() && event.preventDefault();
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [restoring.journal]);

  const showPeople = (id: string) => {
    if (page?.staff.projectId === id) return documents.show(page.key);
    void page?.staff.save();
    documents.turnTo({ key: `people-${id}`, staff: new Staff(id) });
  };
  /** The organisation of the project that is open, or else of the first one. */
  const people = async () => {
    const all = await queries.fetchQuery(projectsQuery).catch(() => []);
    const project = active?.kept?.projectId ?? page?.staff.projectId ?? all[0]?.id;
    if (project) showPeople(project);
    else void message.info(t('app:noProject'));
  };

  /** Whether what cannot be saved shall be given up. */
  const leave = () =>
    new Promise<boolean>((resolve) => {
      modal.confirm({ title: t('app:leavePage.title'), content: t('app:leavePage.text'), okText: t('app:leavePage.ok'), okButtonProps: { danger: true }, cancelText: t('app:cancel'), onOk: () => resolve(true), onCancel: () => resolve(false) });
    });

  const close = async (key: string) => {
    if (key === page?.key) {
      await page.staff.save();
      if (!page.staff.state().dirty || (await leave())) documents.leavePage();
      return;
    }
    const document = documents.get(key);
    if (!document) return;
    if (unsaved(document)) {
      documents.show(key);
      const answer = await closing.ask(document);
      if (answer === 'stay' || (answer === 'save' && !(await save(key)))) return;
    }
    documents.close(key);
  };

  const simulate = async () => {
    if (!active || simulating) return;
    setSimulating(true);
    try {
      const started = await startSimulation(active.numbers, active.drawing, active.kept?.id, () => save(active.key), queries, askLeftovers);
      if (started === 'faulty') {
        showDock('numbers');
        void message.warning(t('app:faultyNumbers'));
      } else if (started === 'older') showDock('numbers');
      else if (started !== 'unsaved') showDock('results');
    } catch (thrown) {
      report(t('app:failed.simulate'), thrown);
    } finally {
      setSimulating(false);
    }
  };

  const importScenario = async (take = interchange.fromFile) => {
    if (!active) return;
    // First what is kept, so that the import changes it and does not stand beside it.
    await active.numbers.begin(active.drawing, active.kept?.id);
    if (await take()) showDock('numbers');
  };
  const dropped = useDrops({ open: opening.dropped, table: setTable, numbers: active && ((text) => importScenario(() => interchange.fromText(text))) });
  /** What is published is what is saved, so that is done first. */
  const publish = async () => {
    if (!active) return;
    if (!active.kept || unsaved(active)) await save(active.key);
    const { kept, name } = documents.get(active.key) ?? active;
    if (kept && !unsaved(active)) setPublishing({ id: kept.id, name });
  };
  const mend = async (id: string, where: 'problems' | 'numbers' | 'walk') => {
    await opening.process({ id });
    showDock(where);
  };
  const showRun = async ({ processId, id, kind }: QueuedRun) => {
    await opening.process({ id: processId });
    if (kind === 'simulation') documents.ofProcess(processId)?.numbers.look(id);
    showDock(kind === 'simulation' ? 'results' : 'compare');
  };
  const onCanvas = useCanvas(active, opening.process);

  const toggleFull = useCallback(() => setFullMatrix((full) => !full), []);

  const actions = useAppActions(active, shownPage, {
    newProcess: () => void opening.blank(),
    fromTemplate: () => setTemplates(true),
    openFile: () => void opening.file(),
    fromTable: () => setTable('none'),
    save: () => void (shownPage ? shownPage.staff.save() : active && save(active.key).then((saved) => saved && message.success({ content: t('app:saved'), key: 'saved', duration: 1.5 }))),
    close: () => void (activeKey && close(activeKey)),
    people: () => void people(),
    unsaved: restoring.offer,
    offers: restoring.offers,
    steps: () => setSteps(true),
    backups: () => setBackups(true),
    publish: () => void publish(),
    places: () => setPlaces(true),
    central: () => setCentral('browse'),
    versions: () => setHistoryOf(active?.key),
    check: () => {
      showProblems();
      active?.checker.again();
    },
    problem: (by) => {
      showProblems();
      active?.checker.step(by);
    },
    toggleMarks: panes.toggleMarks,
    exportPicture: () => setPicture(active),
    // What is printed is what the library has, and so are the simulations beside it.
    handbook: () => void (active && save(active.key).then((saved) => saved && setHandbook({ name: active.name, process: saved.processId }))),
    deploy: setDeploying,
    toggleGrid: panes.toggleGrid,
    tidy: onCanvas.tidy,
    rules: () => setRules(true),
    simulate: () => void simulate(),
    walk: () => showDock('walk'),
    numbers: () => showDock('numbers'),
    matrix: panes.toggleMatrix,
    table: panes.showTable,
    toggleLibrary: panes.toggleLibrary,
    importScenario: () => void importScenario(),
    tour: () => void tour.start(),
    guide: () => setHelp('guide'),
    about: () => setHelp('about'),
    outline: () => {
      if (!panes.library) panes.toggleLibrary();
      setSide('outline');
    },
    palette: () => setOverlay('palette'),
    keyboard: () => setOverlay('keyboard'),
  });
  useShortcuts(actions);

  const openPlace = async ({ processId, element }: Found) => {
    await opening.process({ id: processId });
    const drawing = documents.ofProcess(processId)?.drawing;
    if (element && drawing) requestAnimationFrame(() => drawing.show(element));
  };
  const palette = usePaletteItems(active, actions, {
    openTemplate: (id) => void opening.sample(id),
    openProcess: (id) => void opening.process({ id }),
    openPlace: (place) => void openPlace(place),
    theme: onTheme,
    problem: (key) => {
      showProblems();
      active?.checker.choose(key);
    },
  });

  const matrix = active !== undefined && panes.matrix;
  return (
    <div className="st-shell">
      <TopBar actions={actions} theme={theme} onTheme={onTheme} libraryShown={panes.library} simulating={simulating} />
      <Splitter className="st-main" orientation="vertical" onResize={panes.matrixResized}>
        <Splitter.Panel min={matrix && !fullMatrix ? 140 : 0}>
          <Splitter className="st-across" onResize={panes.resized}>
            <Splitter.Panel size={panes.sizes[0]} min={180} max={420} resizable={panes.library}>
              {panes.library && (
                <Side
                  document={active}
                  side={side}
                  onSide={setSide}
                  library={
                    <LibraryPanel
                      onPeople={({ id }) => showPeople(id)}
                      activeId={active?.kept?.id}
                      onOpen={(process) => void opening.process(process)}
                      onPlace={(place) => void openPlace(place)}
                      onNew={(project) => void opening.blank(project)}
                      onUpdates={() => setCentral('installed')}
                      onRenamed={({ id, name }) => {
                        const document = documents.ofProcess(id);
                        if (document) documents.change(document.key, { name });
                      }}
                      onDeleted={(ids) => {
                        for (const id of ids) {
                          const document = documents.ofProcess(id);
                          // What has unsaved work stays open, as a process that is in no library.
                          if (document && unsaved(document)) documents.change(document.key, { kept: undefined });
                          else if (document) documents.close(document.key);
                        }
                      }}
                    />
                  }
                />
              )}
            </Splitter.Panel>
            <Splitter.Panel size={panes.sizes[1]} min={320}>
              <main className="st-centre">
                {(list.length > 0 || page) && <TabBar list={list} page={page} activeKey={activeKey} onShow={(key) => documents.show(key)} onClose={(key) => void close(key)} />}
                <div className="st-stage">
                  {list.length === 0 && !shownPage && <Welcome onSample={opening.sample} onTour={tour.start} onProcess={(id) => void opening.process({ id })} onTable={() => setTable('none')} onFile={() => void opening.file()} onBlank={() => void opening.blank()} />}
                  {list.map(({ key, name, drawing }) => (
                    <Canvas key={key} drawing={drawing} shown={key === activeKey} grid={panes.grid} label={t('app:canvas', { name })} />
                  ))}
                  {active && <ArrangeBar drawing={active.drawing} actions={actions} />}
                  {shownPage && <PeoplePage key={shownPage.key} staff={shownPage.staff} open={openProcesses} onProject={showPeople} />}
                  {active && <SaidOf key={`said ${active.key}`} document={active} />}
                  {active && <RunPlayer key={active.key} checker={active.checker} processId={active.kept?.id} />}
                  {active && <RunOverlay key={`over ${active.key}`} document={active} onResults={() => showDock('results')} />}
                  {active && !panes.dock && (
                    <div className="st-dock-tabs" role="group" aria-label={t('app:dock.label')}>
                      {(['properties', 'problems', 'walk', 'numbers', 'results', 'compare'] as const).map((name) => (
                        <Button key={name} size="small" type="text" data-dock={name} onClick={() => showDock(name)}>
                          {t(`app:dock.${name}`)}
                        </Button>
                      ))}
                    </div>
                  )}
                </div>
                {active && <SheetTabs drawing={active.drawing} />}
              </main>
            </Splitter.Panel>
            <Splitter.Panel size={active && panes.dock ? panes.sizes[2] : 0} min={active && panes.dock ? 300 : 0} resizable={active !== undefined && panes.dock}>
              {active && panes.dock && (
                <Dock
                  document={active}
                  tab={tab}
                  marks={panes.marks}
                  onTab={setTab}
                  onClose={panes.closeDock}
                  onWiden={panes.widenDock}
                  onMarks={panes.toggleMarks}
                  onRules={actions.rules.run}
                  onSave={actions.save.run}
                  onRun={() => void simulate()}
                  onCall={onCanvas.call}
                  onTable={panes.showTable}
                  save={() => save(active.key)}
                />
              )}
            </Splitter.Panel>
          </Splitter>
        </Splitter.Panel>
        <Splitter.Panel size={matrix ? (fullMatrix ? '100%' : panes.matrixHeight) : 0} min={matrix ? 160 : 0} resizable={matrix && !fullMatrix}>
          {active && matrix && <Tables key={active.key} document={active} table={panes.table} onTable={panes.showTable} full={fullMatrix} onFull={toggleFull} onClose={panes.toggleMatrix} onRun={() => void simulate()} />}
        </Splitter.Panel>
      </Splitter>
      <StatusBar document={active} journal={restoring.journal} onProblems={showProblems} onRun={(run) => void showRun(run)} />
      <RestoreDialog open={restoring.offered} onClose={restoring.later} onRestore={opening.unsaved} />
      <DiskDialog changed={disk.changed && { path: disk.changed.document.file!.path, mine: disk.changed.mine, theirs: disk.changed.theirs }} onReload={disk.reload} onKeep={disk.keep} />
      <PublishDialog of={publishing} onClose={() => setPublishing(undefined)} onMend={(id, where) => void mend(id, where)} onPlaces={() => setPlaces(true)} />
      <CentralDialog open={central !== undefined} first={central} onClose={() => setCentral(undefined)} onPlaces={() => setPlaces(true)} onOpen={(process) => void opening.process(process)} />
      <PlacesDialog open={places} onClose={() => setPlaces(false)} />
      <BackupsDialog open={backups} onClose={() => setBackups(false)} />
      <StepsDrawer drawing={active?.drawing} open={steps} onClose={() => setSteps(false)} />
      {interchange.dialog}
      {tour.guide}
      <DropTarget onDrop={dropped} />
      <GuideDrawer open={help === 'guide'} onClose={() => setHelp(undefined)} />
      <AboutDialog open={help === 'about'} onClose={() => setHelp(undefined)} />
      <GalleryDialog open={templates} onOpen={opening.sample} onClose={() => setTemplates(false)} />
      <RulesDrawer open={rules} onClose={() => setRules(false)} onSaved={() => documents.state().list.forEach(({ checker }) => checker.again())} />
      <TableDialog
        open={table !== undefined}
        given={table === 'none' ? undefined : table}
        onCancel={() => setTable(undefined)}
        onCreate={(draft) => {
          setTable(undefined);
          void opening.table(draft);
        }}
      />
      <ProcessHistory documents={documents} document={documents.get(historyOf)} save={save} onOpen={(process) => void opening.process(process)} onClose={() => setHistoryOf(undefined)} />
      <Palette open={overlay === 'palette'} items={palette.items} library={palette.library} onClose={() => setOverlay(undefined)} />
      <Keyboard open={overlay === 'keyboard'} actions={actions} canvas={canvasKeys} onClose={() => setOverlay(undefined)} />
      <DeployDrawer
        key={active?.key}
        of={deploying && active && { name: active.name, drawing: active.drawing, scenario: () => active.numbers.state().content ?? undefined }}
        purpose={deploying ?? 'save'}
        onPurpose={setDeploying}
        onClose={() => setDeploying(undefined)}
      />
      <PictureDialog of={picture} onClose={() => setPicture(undefined)} />
      <HandbookDialog of={handbook} onClose={() => setHandbook(undefined)} />
      <SaveDialog document={target.asked} projectId={projectId} onAnswer={target.answer} />
      <ConflictDialog document={conflict.asked} onAnswer={conflict.answer} />
      <CloseDialog document={closing.asked} onAnswer={closing.answer} />
    </div>
  );
}

/** What is selected, said to those who do not see it. */
function SaidOf({ document: { drawing, checker } }: { document: OpenDocument }) {
  return <Said drawing={drawing} findings={useFindings(checker) ?? []} />;
}

/** Only the process that is shown is checked while it is drawn; in another language all are checked again when they are shown. */
function useCheckedWhileShown(documents: Documents, activeKey: string | undefined, language: string) {
  const { list } = useDocuments(documents);
  useEffect(() => {
    for (const { key, checker, kept } of list) checker.watch(key === activeKey, kept?.id);
  }, [list, activeKey]);
  const said = useRef(language);
  useEffect(() => {
    if (said.current === language) return;
    said.current = language;
    for (const { checker } of documents.state().list) checker.again();
  }, [documents, language]);
}
