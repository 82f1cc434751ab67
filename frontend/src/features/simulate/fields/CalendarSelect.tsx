import { Select } from 'antd';
import { useWords } from '../../../i18n/i18n';
import { useBook } from '../Book';

/** Which working hours something keeps; none means round the clock. */
export function CalendarSelect({ value, label, onChange }: { value: string | undefined; label: string; onChange: (id: string | undefined) => void }) {
  const { t } = useWords();
  const { content } = useBook();
  const calendars = Object.entries(content.calendars ?? {}).map(([id, calendar]) => ({ value: id, label: calendar.name || id }));
  return (
    <Select
      size="small"
      aria-label={label}
      popupMatchSelectWidth={false}
      value={value ?? ''}
      options={[{ value: '', label: t('simulate:always') }, ...calendars]}
      onChange={(id) => onChange(id || undefined)}
    />
  );
}
