import type { RunKnown } from '../../../api/types';
import { half, value } from '../../../format/measure';
import { number, percent } from '../../../format/number';
import { asLine, said } from '../../../format/text';
import { useWords } from '../../../i18n/i18n';
import { Plain } from './KpiTiles';

/** What the finished repeats of a simulation show while it goes on. */
export function LiveFigures({ known }: { known: RunKnown }) {
  const { t, language } = useWords();
  const { replications, currency, measures, precision } = known;
  return (
    <section aria-label={t('queue:live')}>
      <p className="st-live-note">
        {t('queue:after', { count: replications, repeats: number(replications, language, 0) })}
        {precision?.share != null && ` · ${t('queue:precision', { name: said(precision.label, language), share: percent(precision.share, language), within: percent(precision.within, language) })}`}
      </p>
      <div className="st-kpis">
        {measures.map(({ name: id, label, unit, mean, halfWidth }) => (
          <Plain key={id} id={`live-${id}`} label={asLine(label, language)} value={value(mean, { unit, currency }, language)} beside={halfWidth != null && <span title={t('simulate:interval')}>{half(halfWidth, { unit, currency }, language)}</span>} />
        ))}
      </div>
    </section>
  );
}
