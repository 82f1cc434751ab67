import { useWords } from '../../../i18n/i18n';
import { useBook } from '../Book';

/** What of the numbers or the drawing a field can name. */
export type OptionsOf = 'role' | 'who' | 'task' | 'stock' | 'variable' | 'table' | 'error' | 'measure';

interface Option {
  value: string;
  label: string;
}

/** Everything of a kind that there is, by id and name. */
export function useOptions(of: OptionsOf): Option[] {
  const { t } = useWords();
  const { content, facts } = useBook();
  const named = (record: Record<string, { name?: string }> | undefined) => Object.entries(record ?? {}).map(([value, { name }]) => ({ value, label: name || value }));
  const drawn = (elements: { id: string; name: string }[]) => elements.map(({ id, name }) => ({ value: id, label: name || id }));
  switch (of) {
    case 'role':
      return named(content.roles);
    case 'who':
      return [...named(content.people), ...named(content.roles)];
    case 'task':
      return drawn(facts.tasks);
    case 'stock':
      return named(content.stock);
    case 'table':
      return named(content.tables);
    case 'variable':
      return Object.keys(content.data ?? {}).map((value) => ({ value, label: value }));
    case 'measure':
      return [
        ...(['cycleTime', 'cycleTime/p90', 'waitTime', 'cost', 'throughput'] as const).map((value) => ({ value, label: t(`numbers:measure.${value.replace('/', '-')}`) })),
        ...(content.promise ? [{ value: 'kept', label: t('numbers:measure.kept') }] : []),
        ...drawn(facts.tasks).map(({ value, label }) => ({ value: `tasks/${value}/waitTime`, label: t('numbers:measure.taskWait', { name: label }) })),
        ...named(content.roles).map(({ value, label }) => ({ value: `roles/${value}/utilization`, label: t('numbers:measure.roleUse', { name: label }) })),
      ];
    case 'error':
      return drawn(facts.errors);
  }
}
