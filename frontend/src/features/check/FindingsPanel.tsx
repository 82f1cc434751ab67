import { CheckCircleOutlined, CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { Finding } from '../../api/types';
import { placeText } from '../../api/useReport';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { EmptyState } from '../../ui/EmptyState';
import './check.css';

const icons = {
  error: <CloseCircleFilled className="st-finding-error" />,
  warning: <WarningFilled className="st-finding-warning" />,
  info: <InfoCircleFilled className="st-finding-info" />,
};
const order = { error: 0, warning: 1, info: 2 };

/** What was found in a drawing: what it is, where, and the way out. A click shows the place. */
export function FindingsPanel({ drawing, findings, busy, onCheck, onNumber }: { drawing: Drawing; findings: Finding[] | undefined; busy: boolean; onCheck: () => void; onNumber: (pointer: string) => void }) {
  const { t } = useWords();
  const check = (
    <Button size="small" loading={busy} onClick={onCheck}>
      {t('check:again')}
    </Button>
  );
  if (!findings) {
    return (
      <EmptyState icon={<CheckCircleOutlined aria-hidden />} title={t('check:notYet')} action={check}>
        {t('check:notYetText')}
      </EmptyState>
    );
  }
  if (findings.length === 0) return <EmptyState icon={<CheckCircleOutlined aria-hidden />} title={t('check:clean')} action={check} />;
  // What is about numbers alone, such as a role with too much work, is shown among the numbers.
  const show = (finding: Finding) => {
    const number = numberOf(finding);
    if (finding.element) drawing.show(finding.element);
    else if (number) onNumber(number);
  };
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <div className="st-findings">
      <div className="st-findings-head">
        <span>{t('check:count', { count: findings.length })}</span>
        {check}
      </div>
      <ul>
        {sorted.map((finding, at) => (
          <li key={at}>
            <button type="button" className="st-finding" disabled={!finding.element && !numberOf(finding)} onClick={() => show(finding)}>
              <span role="img" aria-label={t(`check:severity.${finding.severity}`)}>{icons[finding.severity]}</span>
              <span>
                <span className="st-finding-message">{finding.message}</span>
                {finding.hint && <span className="st-finding-hint">{finding.hint}</span>}
                <span className="st-finding-place">{[placeText(finding.at, t('app:place.line'), t('app:place.column')) ?? finding.element, finding.rule].filter(Boolean).join(' · ')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The place among the numbers that a finding is about. */
function numberOf({ at }: Finding): string | undefined {
  return at.path?.startsWith('/') ? at.path : undefined;
}
