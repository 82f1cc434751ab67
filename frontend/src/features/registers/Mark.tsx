import { Tooltip } from 'antd';
import type { Finding } from '../../api/checks';
import { useWords } from '../../i18n/i18n';

const order = ['error', 'warning', 'info'];

/** What was found at a line: the worst of it as a sign, all of it when the mouse rests there. */
export function Mark({ findings = [] }: { findings?: Finding[] }) {
  const { t } = useWords();
  if (findings.length === 0) return <i className="st-sheet-mark" aria-hidden />;
  const worst = order.find((severity) => findings.some((one) => one.severity === severity));
  return (
    <Tooltip title={findings.map(({ message }, at) => <p key={at}>{message}</p>)} classNames={{ root: 'st-sheet-tip' }}>
      <i className="st-sheet-mark" data-severity={worst} role="img" aria-label={t('registers:found', { count: findings.length })} />
    </Tooltip>
  );
}
