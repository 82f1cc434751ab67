import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import { Collapse } from 'antd';
import type { Finding, Severity } from '../../api/checks';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';

const icons = { error: CloseCircleFilled, warning: WarningFilled, info: InfoCircleFilled };
const grave: Severity[] = ['error', 'warning', 'info'];

/** What was made of the drawing and what cannot be said, the gravest first; a click shows the element. */
export function Told({ findings, drawing }: { findings: Finding[]; drawing: Drawing }) {
  const { t } = useWords();
  const kinds = grave.map((severity) => ({ severity, told: findings.filter((one) => one.severity === severity) })).filter(({ told }) => told.length > 0);
  if (kinds.length === 0) {
    return (
      <p className="st-deploy-clear">
        <CheckCircleFilled aria-hidden /> {t('deploy:clear')}
      </p>
    );
  }
  return (
    <Collapse
      ghost
      size="small"
      className="st-deploy-told"
      defaultActiveKey={kinds.filter(({ severity }) => severity !== 'info').map(({ severity }) => severity)}
      items={kinds.map(({ severity, told }) => ({
        key: severity,
        label: t(`deploy:told.${severity}`, { count: told.length }),
        children: <Findings findings={told} drawing={drawing} />,
      }))}
    />
  );
}

/** Findings, each with its element on the canvas a click away. */
export function Findings({ findings, drawing }: { findings: Finding[]; drawing: Drawing }) {
  const { t } = useWords();
  return (
    <ul className="st-deploy-findings">
      {findings.map(({ rule, element, message, hint, severity }, at) => {
        const Icon = icons[severity];
        return (
          <li key={at}>
            <button type="button" disabled={!element} data-rule={rule} title={element ? t('deploy:show') : undefined} onClick={() => drawing.show(element)}>
              <Icon className={`st-finding-${severity}`} aria-hidden />
              <span>
                <span>{message}</span>
                <span className="st-deploy-hint">{hint}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
