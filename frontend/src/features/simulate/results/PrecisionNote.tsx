import { Alert } from 'antd';
import type { Report } from '../../../api/report';
import { number, percent } from '../../../format/number';
import { said } from '../../../format/text';
import { useWords } from '../../../i18n/i18n';
import { enoughRepeats } from './precision';

/** How well an average is known that somebody wanted to know well; nothing where nobody did. */
export function PrecisionNote({ report }: { report: Report }) {
  const { t, language } = useWords();
  const { precision, partial } = report;
  if (!precision) return null;
  const values = { name: said(precision.label, language), within: percent(precision.within, language), share: percent(precision.share, language), count: report.replications };
  if (precision.reached) return <Alert className="st-note" type="success" showIcon title={t('queue:reached', values)} />;
  const hint = precision.share == null ? t('queue:missedHint') : t('queue:missedEnough', { enough: number(enoughRepeats(report.replications, precision.share, precision.within), language, 0) });
  return <Alert className="st-note" type="warning" showIcon title={precision.share == null ? t('queue:noInterval', values) : t('queue:missed', values)} description={partial ? undefined : hint} />;
}
