import type { Report } from '../../../api/report';
import { duration } from '../../../format/duration';
import { number, percent } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Keep } from '../../../ui/figures';
import { BarsChart } from './BarsChart';
import { promisesOf } from './promises';
import type { PromiseLine } from './promises';
import { useCounted } from './useCounted';

/** How promises were kept: which share, how sure that is, and how late the others were. */
export function PromisesChart({ report, keep }: { report: Report; keep: Keep }) {
  const { t, language } = useWords();
  const counted = useCounted(report);
  const lines = promisesOf(report);
  if (lines.length === 0) return null;
  const share = (value: number | null) => percent(value, language);
  const nameOf = ({ name, what }: PromiseLine) => (what === 'case' ? t('results:wholeCase') : what === 'started' ? t('results:toStart', { of: name }) : name);
  return (
    <BarsChart
      title={t('results:promises')}
      note={t('results:promisesNote')}
      most={1}
      say={(value) => percent(value, language, 0)}
      keep={keep}
      bars={lines.map((line) => {
        const { mean, halfWidth } = line.kept.share;
        return { name: nameOf(line), value: mean ?? 0, label: halfWidth === null ? share(mean) : `${share(mean)} ± ${share(halfWidth)}`, tone: (mean ?? 1) < 0.8 ? ('danger' as const) : undefined };
      })}
      figures={{
        columns: [{ title: t('results:promise') }, { title: t('results:kept'), numeric: true, unit: '0–1' }, { title: '±', numeric: true, unit: '0–1' }, { title: counted(t('results:late')), numeric: true }, { title: t('results:lateness'), numeric: true, unit: 's' }, { title: counted(t('results:actions')), numeric: true }],
        rows: lines.map((line) => {
          const { share: kept, late, latenessSeconds, actions } = line.kept;
          return {
            shown: [nameOf(line), share(kept.mean), share(kept.halfWidth), number(late, language, 0), duration(latenessSeconds, language), number(actions, language, 0)],
            plain: [nameOf(line), kept.mean, kept.halfWidth, late, latenessSeconds, actions],
          };
        }),
      }}
    />
  );
}
