import { Button } from 'antd';
import { takeBack } from '../../api/checks';
import { useReport } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Keyed } from './list';
import { severityIcon } from './severity';

/** What is known and borne, folded away; each can be taken back. */
export function WaivedList({ findings, onTakenBack }: { findings: Keyed[]; onTakenBack: () => void }) {
  const { t } = useWords();
  const report = useReport();
  if (findings.length === 0) return null;
  const back = (id: string) =>
    takeBack(id)
      .then(onTakenBack)
      .catch((thrown: unknown) => report(t('check:failed.takeBack'), thrown));
  return (
    <details className="st-waived">
      <summary>{t('check:waiver.list', { count: findings.length })}</summary>
      <ul>
        {findings.map(({ key, severity, message, waiver }) => (
          <li key={key}>
            {severityIcon(severity)}
            <span>
              <span>{message}</span>
              <span className="st-finding-hint">{waiver!.reason}</span>
              <span className="st-finding-place">{[waiver!.until ? t('check:waiver.until', { day: waiver!.until }) : t('check:waiver.always'), waiver!.by].filter(Boolean).join(' · ')}</span>
            </span>
            {waiver!.id && (
              <Button size="small" type="text" onClick={() => void back(waiver!.id!)}>
                {t('check:waiver.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
