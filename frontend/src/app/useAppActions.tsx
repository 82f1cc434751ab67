import {
  ApartmentOutlined,
  AppstoreOutlined,
  ArrowDownOutlined,
  ArrowUpOutlined,
  CheckCircleOutlined,
  CloseOutlined,
  CloudDownloadOutlined,
  CloudServerOutlined,
  CloudUploadOutlined,
  CompassOutlined,
  CompressOutlined,
  DatabaseOutlined,
  DownloadOutlined,
  ExportOutlined,
  EyeOutlined,
  FileAddOutlined,
  FolderOpenOutlined,
  ImportOutlined,
  InfoCircleOutlined,
  HistoryOutlined,
  KeyOutlined,
  MedicineBoxOutlined,
  MenuFoldOutlined,
  NodeIndexOutlined,
  PlayCircleOutlined,
  ProfileOutlined,
  ProjectOutlined,
  ReadOutlined,
  RedoOutlined,
  RocketOutlined,
  SaveOutlined,
  SearchOutlined,
  SettingOutlined,
  SlidersOutlined,
  TableOutlined,
  TeamOutlined,
  UndoOutlined,
  UnorderedListOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import type { Actions } from '../actions/action';
import { collect } from '../actions/action';
import { fileName, keepFile } from '../api/files';
import { useReport } from '../api/useReport';
import { useStaff } from '../features/people/staff';
import { useTurning } from '../features/simulate/numbers';
import { useWords } from '../i18n/i18n';
import { useDrawn } from '../modeler/useDrawing';
import type { OpenDocument, OpenPage } from './documents';
import type { CanvasCan } from './useCanvasActions';
import { useCanvasActions } from './useCanvasActions';
import { useRunActions } from './useRunActions';

interface Can extends CanvasCan {
  newProcess: () => void;
  fromTemplate: () => void;
  openFile: () => void;
  fromTable: () => void;
  save: () => void;
  close: () => void;
  check: () => void;
  /** Goes to the next problem (1) or the one before (-1). */
  problem: (by: 1 | -1) => void;
  toggleMarks: () => void;
  rules: () => void;
  simulate: () => void;
  numbers: () => void;
  walk: () => void;
  matrix: () => void;
  table: (table: 'cases' | 'board') => void;
  toggleLibrary: () => void;
  people: () => void;
  /** Offers what was left unsaved; offers says how much that is. */
  unsaved: () => void;
  offers: number;
  steps: () => void;
  backups: () => void;
  publish: () => void;
  places: () => void;
  central: () => void;
  importScenario: () => void;
  /** Writes the process for an engine: to be saved, or handed over. */
  deploy: (purpose: 'save' | 'deploy') => void;
  tour: () => void;
  guide: () => void;
  about: () => void;
  versions: () => void;
  outline: () => void;
  palette: () => void;
  keyboard: () => void;
}

/** Everything the shell can do, declared once for menus, toolbar and keyboard. */
export function useAppActions(document: OpenDocument | undefined, page: OpenPage | undefined, can: Can): Actions {
  const { t } = useWords();
  const report = useReport();
  const paged = useStaff(page?.staff);
  const drawn = { canUndo: useDrawn(document?.drawing, (state) => state.canUndo), canRedo: useDrawn(document?.drawing, (state) => state.canRedo) };
  const { canUndo, canRedo } = page ? paged : drawn;
  const history = page?.staff ?? document?.drawing;
  const turning = useTurning(document?.numbers);
  const open = document !== undefined;

  const canvas = useCanvasActions(document?.drawing, can);
  const overlays = useRunActions(document);

  const keep = async (extension: string, type: string, text: () => Promise<string>) => {
    try {
      await keepFile(fileName(document!.name, extension), new Blob([await text()], { type }));
    } catch (thrown) {
      report(t('app:failed.export'), thrown);
    }
  };

  return collect(
    { id: 'new', label: 'app:action.new', icon: <FileAddOutlined aria-hidden />, shortcut: 'Alt+N', run: can.newProcess },
    { id: 'template', label: 'app:action.template', icon: <AppstoreOutlined aria-hidden />, run: can.fromTemplate },
    { id: 'open', label: 'app:action.open', icon: <FolderOpenOutlined aria-hidden />, shortcut: 'Mod+O', run: can.openFile },
    { id: 'fromTable', label: 'app:action.fromTable', icon: <TableOutlined aria-hidden />, run: can.fromTable },
    { id: 'importScenario', label: 'app:action.importScenario', icon: <ImportOutlined aria-hidden />, enabled: open, run: can.importScenario },
    { id: 'save', label: 'app:action.save', icon: <SaveOutlined aria-hidden />, shortcut: 'Mod+S', enabled: open || page !== undefined, run: can.save },
    { id: 'exportBpmn', label: 'app:action.exportBpmn', icon: <DownloadOutlined aria-hidden />, shortcut: 'Mod+Shift+S', enabled: open, run: () => void keep('bpmn', 'application/xml', () => document!.drawing.xml()) },
    { id: 'versions', label: 'history:title', icon: <HistoryOutlined aria-hidden />, shortcut: 'Alt+V', enabled: document?.kept !== undefined, run: can.versions },
    { id: 'exportEngine', label: 'deploy:export', icon: <ExportOutlined aria-hidden />, enabled: open, run: () => can.deploy('save') },
    { id: 'deploy', label: 'deploy:deploy', icon: <RocketOutlined aria-hidden />, enabled: open, run: () => can.deploy('deploy') },
    ...canvas,
    { id: 'close', label: 'app:action.close', icon: <CloseOutlined aria-hidden />, shortcut: 'Alt+W', enabled: open || page !== undefined, run: can.close },
    { id: 'undo', label: 'app:action.undo', icon: <UndoOutlined aria-hidden />, shortcut: 'Mod+Z', notWhileTyping: true, enabled: canUndo, run: () => history?.undo() },
    { id: 'redo', label: 'app:action.redo', icon: <RedoOutlined aria-hidden />, shortcut: 'Mod+Y', alias: ['Mod+Shift+Z'], notWhileTyping: true, enabled: canRedo, run: () => history?.redo() },
    { id: 'undoNumbers', label: 'basis:undo', icon: <UndoOutlined aria-hidden />, shortcut: 'Alt+Z', within: { selector: '.st-numbers', shortcuts: ['Mod+Z'] }, enabled: turning.undo, run: () => document?.numbers.undo() },
    { id: 'redoNumbers', label: 'basis:redo', icon: <RedoOutlined aria-hidden />, shortcut: 'Alt+Shift+Z', within: { selector: '.st-numbers', shortcuts: ['Mod+Y', 'Mod+Shift+Z'] }, enabled: turning.redo, run: () => document?.numbers.redo() },
    { id: 'steps', label: 'app:action.steps', icon: <HistoryOutlined aria-hidden />, shortcut: 'Alt+H', enabled: open, run: can.steps },
    { id: 'unsaved', label: 'app:action.unsaved', icon: <MedicineBoxOutlined aria-hidden />, enabled: can.offers > 0, run: can.unsaved },
    { id: 'backups', label: 'app:action.backups', icon: <DatabaseOutlined aria-hidden />, run: can.backups },
    { id: 'publish', label: 'publish:action', icon: <CloudUploadOutlined aria-hidden />, enabled: open, run: can.publish },
    { id: 'central', label: 'central:action', icon: <CloudDownloadOutlined aria-hidden />, run: can.central },
    { id: 'places', label: 'places:action', icon: <CloudServerOutlined aria-hidden />, run: can.places },
    { id: 'zoomIn', label: 'app:action.zoomIn', icon: <ZoomInOutlined aria-hidden />, shortcut: 'Mod+=', enabled: open, run: () => document?.drawing.view.zoom(1.2) },
    { id: 'zoomOut', label: 'app:action.zoomOut', icon: <ZoomOutOutlined aria-hidden />, shortcut: 'Mod+-', enabled: open, run: () => document?.drawing.view.zoom(1 / 1.2) },
    { id: 'fit', label: 'app:action.fit', icon: <CompressOutlined aria-hidden />, shortcut: 'Mod+0', enabled: open, run: () => document?.drawing.view.fit() },
    { id: 'check', label: 'app:action.check', icon: <CheckCircleOutlined aria-hidden />, shortcut: 'F9', enabled: open, run: can.check },
    { id: 'nextProblem', label: 'app:action.nextProblem', icon: <ArrowDownOutlined aria-hidden />, shortcut: 'F8', enabled: open, run: () => can.problem(1) },
    { id: 'previousProblem', label: 'app:action.previousProblem', icon: <ArrowUpOutlined aria-hidden />, shortcut: 'Shift+F8', enabled: open, run: () => can.problem(-1) },
    { id: 'marks', label: 'app:action.marks', icon: <EyeOutlined aria-hidden />, enabled: open, run: can.toggleMarks },
    { id: 'rules', label: 'app:action.rules', icon: <SettingOutlined aria-hidden />, run: can.rules },
    { id: 'walk', label: 'app:action.walk', icon: <NodeIndexOutlined aria-hidden />, shortcut: 'Alt+K', enabled: open, run: can.walk },
    { id: 'numbers', label: 'app:action.numbers', icon: <SlidersOutlined aria-hidden />, enabled: open, run: can.numbers },
    { id: 'matrix', label: 'app:action.matrix', icon: <TeamOutlined aria-hidden />, shortcut: 'Alt+R', enabled: open, run: can.matrix },
    { id: 'cases', label: 'app:action.cases', icon: <ProfileOutlined aria-hidden />, shortcut: 'Alt+C', enabled: open, run: () => can.table('cases') },
    { id: 'board', label: 'app:action.board', icon: <ProjectOutlined aria-hidden />, shortcut: 'Alt+Shift+B', enabled: open, run: () => can.table('board') },
    { id: 'people', label: 'app:action.people', icon: <ApartmentOutlined aria-hidden />, shortcut: 'Alt+P', run: can.people },
    { id: 'simulate', label: 'app:action.simulate', icon: <PlayCircleOutlined aria-hidden />, shortcut: 'Mod+Enter', enabled: open, run: can.simulate },
    ...overlays,
    { id: 'library', label: 'app:action.library', icon: <MenuFoldOutlined aria-hidden />, shortcut: 'Mod+B', notWhileTyping: true, run: can.toggleLibrary },
    { id: 'tour', label: 'help:tour', icon: <CompassOutlined aria-hidden />, run: can.tour },
    { id: 'guide', label: 'help:guide', icon: <ReadOutlined aria-hidden />, shortcut: 'F1', run: can.guide },
    { id: 'about', label: 'help:about', icon: <InfoCircleOutlined aria-hidden />, run: can.about },
    { id: 'outline', label: 'app:action.outline', icon: <UnorderedListOutlined aria-hidden />, shortcut: 'Alt+O', enabled: open, run: can.outline },
    { id: 'palette', label: 'app:action.palette', icon: <SearchOutlined aria-hidden />, shortcut: 'Mod+K', run: can.palette },
    { id: 'keyboard', label: 'app:action.keyboard', icon: <KeyOutlined aria-hidden />, shortcut: '?', notWhileTyping: true, run: can.keyboard },
  );
}
