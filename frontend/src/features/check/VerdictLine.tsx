import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { RunStep, Soundness } from '../../api/checks';
import { useWords } from '../../i18n/i18n';

/** Whether every case comes to a proper end, why, and the run that shows that it does not. */
export function VerdictLine({ soundness, onRun }: { soundness?: Soundness; onRun: (steps: RunStep[]) => void }) {
  const { t } = useWords();
  if (!soundness) return <span />;
  const { verdict, reason, run } = soundness;
  return (
    <span className="st-verdict-line" data-verdict={verdict}>
      <VerdictIcon verdict={verdict} />
      <Tooltip title={reason}>
        <span tabIndex={reason ? 0 : undefined}>{t(`check:verdict.${verdict}`)}</span>
      </Tooltip>
      {run.length > 0 && (
        <Button size="small" type="link" onClick={() => onRun(run)}>
          {t('check:showRun')}
        </Button>
      )}
    </span>
  );
}

export function VerdictIcon({ verdict }: { verdict: Soundness['verdict'] }) {
  const Icon = { sound: CheckCircleFilled, unsound: CloseCircleFilled, undecided: QuestionCircleFilled }[verdict];
  return <Icon className={`st-verdict-${verdict}`} aria-hidden />;
}
