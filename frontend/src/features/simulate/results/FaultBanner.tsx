import { Alert, Button } from 'antd';
import type { Report } from '../../../api/report';
import { said } from '../../../format/text';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';

/** Why a run was broken off, and where. */
export function FaultBanner({ report, drawing }: { report: Report; drawing: Drawing }) {
  const { t, language } = useWords();
  const { fault } = report;
  if (!fault) return null;
  const { element } = fault;
  return (
    <Alert
      className="st-note"
      type="error"
      showIcon
      title={t('results:brokenOff')}
      description={
        <>
          {said(fault.message, language)} {said(fault.hint, language)}
          <div className="st-muted">{t('results:brokenOffText', { done: report.replications, requested: report.requested })}</div>
          {element && (
            <Button className="st-note-way" size="small" onClick={() => drawing.show(element)}>
              {t('simulate:showInDrawing')}
            </Button>
          )}
        </>
      }
    />
  );
}
