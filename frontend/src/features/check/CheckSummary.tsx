import { DisconnectOutlined, LoadingOutlined } from '@ant-design/icons';
import { useWords } from '../../i18n/i18n';
import './check.css';
import type { Checker } from './checker';
import { useChecker } from './checker';
import { counted, severities } from './list';
import { severityIcon } from './severity';
import { VerdictIcon } from './VerdictLine';

/** What was found, in one line; a click opens the panel. */
export function CheckSummary({ checker, onOpen }: { checker: Checker; onOpen: () => void }) {
  const { t } = useWords();
  const { findings, soundness, busy, failed } = useChecker(checker);
  const count = counted(findings ?? []);
  return (
    <button type="button" className="st-summary" title={t('check:openPanel')} onClick={onOpen}>
      {severities.map((severity) => (
        <span key={severity} aria-label={t(`check:counted.${severity}`, { count: count[severity] })} data-none={count[severity] === 0}>
          {severityIcon(severity)}
          {findings ? count[severity] : '–'}
        </span>
      ))}
      {soundness && (
        <span data-testid="verdict">
          <VerdictIcon verdict={soundness.verdict} />
          {t(`check:verdict.${soundness.verdict}`)}
        </span>
      )}
      <span className="st-summary-busy">{busy ? <LoadingOutlined aria-label={t('check:busy')} /> : failed ? <DisconnectOutlined aria-label={t('check:noAnswer')} /> : null}</span>
    </button>
  );
}
