import { AimOutlined, AppstoreOutlined, BgColorsOutlined, FileOutlined, PartitionOutlined, TeamOutlined, TranslationOutlined, WarningOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { Actions } from '../actions/action';
import { spelled } from '../actions/shortcut';
import { processesQuery, projectsQuery } from '../api/projects';
import { samplesQuery } from '../api/samples';
import type { Found } from '../api/search';
import type { ProcessHead, Project, Sample } from '../api/types';
import { whereOf } from '../features/library/SearchResults';
import type { Item } from '../features/palette/item';
import { useWords } from '../i18n/i18n';
import { languages } from '../i18n/language';
import type { Matrix } from '../modeler/duties';
import { kindOf } from '../modeler/objects';
import { everyBranch, outlineOf } from '../modeler/outline';
import type { ThemeChoice } from '../ui/theme';
import type { OpenDocument } from './documents';

interface Can {
  openTemplate: (id: string) => void;
  openProcess: (id: string) => void;
  openPlace: (place: Found) => void;
  theme: (choice: ThemeChoice) => void;
  /** Shows a problem of the open process. */
  problem: (key: string) => void;
}

/** What the palette can do and go to: commands and settings, what is in the open drawing, templates, processes of the library. */
export function usePaletteItems(document: OpenDocument | undefined, actions: Actions, can: Can) {
  const { t, speak } = useWords();
  const queries = useQueryClient();

  const items = (): Item[] => [
    ...commands(actions).map((action): Item => ({ id: `command ${action.id}`, kind: 'command', title: t(action.label), icon: action.icon, keys: action.shortcut && spelled(action.shortcut), run: action.run })),
    ...(['light', 'dark', 'system'] as const).map((choice): Item => ({ id: `theme ${choice}`, kind: 'setting', title: t('palette:theme', { theme: t(`app:theme.${choice}`) }), also: `theme ${choice} 主题`, icon: <BgColorsOutlined aria-hidden />, run: () => can.theme(choice) })),
    ...languages.map(({ id, name }): Item => ({ id: `language ${id}`, kind: 'setting', title: t('palette:language', { language: name }), also: 'language 语言', icon: <TranslationOutlined aria-hidden />, run: () => speak(id) })),
    ...(document ? drawn(document) : []),
    ...(queries.getQueryData<Sample[]>(samplesQuery.queryKey) ?? []).map(({ id, name }): Item => ({ id: `template ${id}`, kind: 'template', title: name, icon: <AppstoreOutlined aria-hidden />, run: () => can.openTemplate(id) })),
    ...kept().map(({ id, name, project }): Item => ({ id: `process ${id}`, kind: 'process', title: name, detail: project, icon: <PartitionOutlined aria-hidden />, run: () => can.openProcess(id) })),
  ];

  /** Processes as the library panel has read them; others are found by the library itself. */
  const kept = () => (queries.getQueryData<Project[]>(projectsQuery.queryKey) ?? []).flatMap((project) => (queries.getQueryData<ProcessHead[]>(processesQuery(project.id).queryKey) ?? []).map(({ id, name }) => ({ id, name, project: project.name })));

  const drawn = ({ drawing, checker }: OpenDocument): Item[] => {
    const steps = everyBranch(outlineOf(drawing.modeler));
    const matrix = drawing.duties();
    const findings = checker.state().findings ?? [];
    const sheets = drawing.sheets();
    return [
      ...(sheets.length > 1 ? sheets : []).map(({ key, name }, at): Item => ({ id: `sheet ${key}`, kind: 'element', title: name || t('sheets:unnamed', { number: at + 1 }), detail: t('sheets:sheet'), icon: <FileOutlined aria-hidden />, run: () => void drawing.turnTo(key).then(() => drawing.focus()) })),
      ...steps.filter(({ type }) => type !== 'process').map(({ id, name, type, lane }): Item => {
        const kind = kindOf(drawing.modeler, type);
        return { id: `element ${id}`, kind: 'element', title: name || kind, detail: [name && kind, lane].filter(Boolean).join(' · '), icon: <AimOutlined aria-hidden />, run: () => (drawing.show(id), drawing.focus()) };
      }),
      ...matrix.roles.map(({ id, name }): Item => ({ id: `role ${id}`, kind: 'role', title: name, detail: t('palette:roleOf'), icon: <TeamOutlined aria-hidden />, run: () => (drawing.select(stepsOf(matrix, id)), drawing.focus()) })),
      ...findings.filter(({ waiver }) => !waiver).map(({ key, message, rule }): Item => ({ id: `problem ${key}`, kind: 'problem', title: message, also: rule, icon: <WarningOutlined aria-hidden />, run: () => can.problem(key) })),
    ];
  };

  const known = new Set(kept().map(({ id }) => id));
  const library = (found: Found[]): Item[] =>
    found
      .filter(({ kind, field, processId }) => !(kind === 'process' && field === 'name' && known.has(processId)))
      .map((place): Item => ({ id: `place ${place.processId} ${place.element} ${place.field} ${place.text}`, kind: place.element ? 'place' : 'process', title: place.text, detail: whereOf(place, t), icon: <PartitionOutlined aria-hidden />, found: true, run: () => can.openPlace(place) }));
  return { items, library };
}

/** What can be done now. The palette does not list itself. */
function commands(actions: Actions) {
  return Object.values(actions).filter(({ id, enabled }) => enabled !== false && id !== 'palette');
}

function stepsOf({ rows }: Matrix, role: string): string[] {
  return rows.filter(({ duties }) => (duties.get(role)?.length ?? 0) > 0).map(({ id }) => id);
}
