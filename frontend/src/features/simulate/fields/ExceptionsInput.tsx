import { DatePicker, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '../../../i18n/i18n';
import { useAt } from '../Book';
import type { Path } from '../path';
import { HoursInput } from './HoursInput';
import { Rows } from './Rows';

interface Exception {
  date: string;
  name?: string;
  open: { from: string; to: string }[];
}

/** Dates with hours of their own: holidays, and weekends on which one works. */
export function ExceptionsInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  const [list] = useAt<Exception[]>(at);
  const last = list?.[list.length - 1]?.date;
  return (
    <Rows<Exception> at={at} whose={`${whose}: ${t('numbers:exception')}`} add={t('numbers:addException')} first={() => ({ date: dayjs(last).add(1, 'day').format('YYYY-MM-DD'), name: t('numbers:holiday'), open: [] })}>
      {(exception, place, label) => <ExceptionFields exception={exception} at={place} label={label} />}
    </Rows>
  );
}

function ExceptionFields({ exception, at, label }: { exception: Exception; at: Path; label: string }) {
  const { t } = useWords();
  const [, set] = useAt<Exception>(at);
  const works = exception.open.length > 0;
  const change = (next: Partial<Exception>) => set({ ...exception, ...next });
  return (
    <div className="st-pair">
      <DatePicker size="small" className="st-date" allowClear={false} suffixIcon={null} aria-label={`${label}: ${t('numbers:date')}`} value={dayjs(exception.date)} onChange={(date) => date && change({ date: date.format('YYYY-MM-DD') })} />
      <Input size="small" className="st-name" aria-label={t('simulate:nameOf', { of: label })} value={exception.name ?? ''} onChange={(event) => change({ name: event.target.value || undefined })} />
      <Segmented
        size="small"
        aria-label={label}
        value={works ? 'works' : 'closed'}
        options={(['closed', 'works'] as const).map((value) => ({ value, label: t(`numbers:exceptionIs.${value}`) }))}
        onChange={(value) => change({ open: value === 'closed' ? [] : [{ from: '09:00', to: '17:00' }] })}
      />
      {exception.open.map((span, index) => (
        <HoursInput key={index} label={`${label}: ${t('simulate:hours')}`} value={span} onChange={(hours) => change({ open: exception.open.map((other, where) => (where === index ? hours : other)) })} />
      ))}
      {works && (
        <button type="button" className="st-plain st-add" aria-label={`${label}: ${t('simulate:addShift')}`} onClick={() => change({ open: [...exception.open, { from: '13:00', to: '18:00' }] })}>
          {t('simulate:addShift')}
        </button>
      )}
    </div>
  );
}
