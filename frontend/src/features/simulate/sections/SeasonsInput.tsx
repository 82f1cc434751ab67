import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '../../../i18n/i18n';
import { NumberInput } from '../../../ui/NumberInput';
import { useAt } from '../Book';
import { Rows } from '../fields/Rows';
import type { Path } from '../path';

interface Season {
  name?: string;
  from: string;
  to: string;
  factor: number;
}

/** Dates between which more, or fewer, cases come. */
export function SeasonsInput({ at, whose }: { at: Path; whose: string }) {
  const { t } = useWords();
  const today = dayjs();
  return (
    <Rows<Season>
      at={at}
      whose={`${whose}: ${t('numbers:season')}`}
      add={t('numbers:addSeason')}
      first={() => ({ name: t('numbers:season'), from: today.format('YYYY-MM-DD'), to: today.add(6, 'day').format('YYYY-MM-DD'), factor: 1.5 })}
    >
      {(season, place, label) => <SeasonFields season={season} at={place} label={label} />}
    </Rows>
  );
}

function SeasonFields({ season, at, label }: { season: Season; at: Path; label: string }) {
  const { t } = useWords();
  const [, set] = useAt<Season>(at);
  const change = (next: Partial<Season>) => set({ ...season, ...next });
  return (
    <div className="st-pair">
      <Input size="small" className="st-name" aria-label={t('simulate:nameOf', { of: label })} value={season.name ?? ''} onChange={(event) => change({ name: event.target.value || undefined })} />
      <DatePicker.RangePicker
        size="small"
        className="st-dates"
        allowClear={false}
        suffixIcon={null}
        aria-label={`${label}: ${t('numbers:dates')}`}
        value={[dayjs(season.from), dayjs(season.to)]}
        onChange={(range) => range?.[0] && range[1] && change({ from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') })}
      />
      <NumberInput size="small" className="st-short" min={0} step={0.1} prefix={<span className="st-prefix">×</span>} aria-label={`${label}: ${t('numbers:timesRate')}`} value={season.factor} onChange={(factor) => change({ factor: factor ?? 1 })} />
    </div>
  );
}
