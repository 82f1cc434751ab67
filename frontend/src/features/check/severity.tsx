import { CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Severity } from '../../api/checks';

/** The sign of a severity; what it means is said in words beside it. */
export function severityIcon(severity: Severity) {
  const Icon = { error: CloseCircleFilled, warning: WarningFilled, info: InfoCircleFilled }[severity];
  return <Icon className={`st-finding-${severity}`} aria-hidden />;
}
