import { Alert, Button } from 'antd';
import type { Report } from '../../../api/report';
import { number } from '../../../format/number';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';

/** How many places are listed; the report has all. */
const listed = 5;

/** Where cases stand that can never come to an end. Reports kept by earlier versions do not say. */
export function StandstillNote({ report, drawing }: { report: Report; drawing: Drawing }) {
  const { t, language } = useWords();
  const all = report.standstill ?? [];
  if (all.length === 0) return null;
  const rest = all.length - listed;
  return (
    <Alert
      className="st-note"
      type={all.some(({ join }) => join) || report.cases.completed === 0 ? 'error' : 'warning'}
      showIcon
      title={t('results:standstill')}
      description={
        <>
          {all.slice(0, listed).map(({ element, name, cases, join }) => (
            <div key={`${element}${join}`}>
              {t(join ? 'results:standstillJoin' : 'results:standstillWait', { count: cases, cases: number(cases, language, 0), name })}{' '}
              <Button className="st-note-way" size="small" onClick={() => drawing.show(element)}>
                {t('simulate:showInDrawing')}
              </Button>
            </div>
          ))}
          {rest > 0 && <div className="st-muted">{t('results:standstillMore', { count: rest })}</div>}
        </>
      }
    />
  );
}
