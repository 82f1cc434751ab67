import { ProfileOutlined, ProjectOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { Report } from '../../../api/report';
import type { Run } from '../../../api/types';
import { useKeep } from '../../../api/useKeep';
import { duration } from '../../../format/duration';
import type { Language } from '../../../format/language';
import { number } from '../../../format/number';
import { said } from '../../../format/text';
import { useWords } from '../../../i18n/i18n';
import type { Drawing } from '../../../modeler/drawing';
import { OverlayButtons } from '../canvas/OverlayButtons';
import type { Numbers } from '../numbers';
import { aboutOf, scenarioOf } from '../scenarioOf';
import { BottleneckTable } from './BottleneckTable';
import { CourseChart } from './CourseChart';
import { CycleTimeChart } from './CycleTimeChart';
import { DutiesChart } from './DutiesChart';
import { ElementTable } from './ElementTable';
import { EventLogMenu } from './EventLogMenu';
import { FaultBanner } from './FaultBanner';
import { InShort } from './InShort';
import { KpiTiles } from './KpiTiles';
import { MoneyChart } from './MoneyChart';
import { PeopleChart } from './PeopleChart';
import { PrecisionNote } from './PrecisionNote';
import { PromisesChart } from './PromisesChart';
import { RoleTable } from './RoleTable';
import { StockTable } from './StockTable';
import { StandstillNote } from './StandstillNote';
import { UtilizationChart } from './UtilizationChart';
import { WaitingChart } from './WaitingChart';
import { WeekChart } from './WeekChart';

/** The result of one simulation, from the whole to its parts. */
export function ReportView({ report, run, numbers, drawing, onTable }: { report: Report; run: Run; numbers: Numbers; drawing: Drawing; onTable: (table: 'cases' | 'board') => void }) {
  const { t, language } = useWords();
  const about = aboutOf(run, report.process.name || report.process.id);
  const keep = useKeep(about);
  const notes = stateOf(report, run, t, language);
  if (report.cases.started === 0 && !report.fault) return <Alert className="st-note" type="info" showIcon title={t('cases:none')} description={t('cases:noneText')} />;
  const staffed = Object.keys(report.roles).length > 0;
  return (
    <>
      <FaultBanner report={report} drawing={drawing} />
      <StandstillNote report={report} drawing={drawing} />
      {report.leftOut && <Alert className="st-note" type="warning" showIcon title={said(report.leftOut, language)} />}
      {notes.map((note) => (
        <Alert key={note} className="st-note" type="info" showIcon title={note} />
      ))}
      <PrecisionNote report={report} />
      <div className="st-results-actions">
        <OverlayButtons numbers={numbers} />
        <Button size="small" icon={<ProfileOutlined aria-hidden />} onClick={() => onTable('cases')}>
          {t('app:table.cases')}
        </Button>
        <Button size="small" icon={<ProjectOutlined aria-hidden />} onClick={() => onTable('board')}>
          {t('app:table.board')}
        </Button>
        <EventLogMenu run={run} name={about} />
      </div>
      <KpiTiles report={report} promised={run.scenario.promise} />
      <InShort report={report} drawing={drawing} />
      {report.cycleTimeHistogram && <CycleTimeChart report={report} keep={keep} />}
      <CourseChart report={report} keep={keep} />
      <WaitingChart report={report} keep={keep} />
      <BottleneckTable report={report} drawing={drawing} keep={keep} />
      <PromisesChart report={report} keep={keep} />
      {staffed && <UtilizationChart report={report} keep={keep} />}
      <WeekChart report={report} keep={keep} />
      <DutiesChart report={report} keep={keep} />
      <PeopleChart report={report} keep={keep} />
      <MoneyChart report={report} keep={keep} />
      <ElementTable report={report} numbers={numbers} drawing={drawing} keep={keep} />
      {staffed && <RoleTable report={report} keep={keep} />}
      <StockTable report={report} keep={keep} />
      <p className="st-provenance">
        {scenarioOf(run) && `${scenarioOf(run)} · `}
        {t('simulate:provenance', {
          replications: number(report.replications, language, 0),
          events: number(report.events, language, 0),
          seed: String(report.seed),
          engine: report.engine,
          revision: run.revision,
        })}
        {report.warmup.kind !== 'none' && ` · ${warmth(report, t, language)}`}
      </p>
    </>
  );
}

/** What was left out at the start. */
function warmth({ warmup }: Report, t: ReturnType<typeof useWords>['t'], language: Language): string {
  if (warmup.cases === 0) return t('simulate:nothingLeftOut');
  return t('simulate:warmedUp', { cases: number(warmup.cases, language, 0), time: duration(warmup.seconds, language) });
}

/** What one must know before reading the figures. */
function stateOf(report: Report, run: Run, t: ReturnType<typeof useWords>['t'], language: Language): string[] {
  const notes: string[] = [];
  const some = report.replications < report.requested;
  if (report.fault) return notes;
  // How many there would have been until a precision was reached, nobody knows.
  if (run.status === 'cancelled' && report.precision) notes.push(t('queue:stopped', { count: report.replications, repeats: number(report.replications, language, 0) }));
  else if (run.status === 'cancelled' || some) notes.push(t('simulate:partialReplications', { done: report.replications, requested: report.requested }));
  else if (report.partial) notes.push(t('simulate:partial'));
  if (report.warmup.tooShort) notes.push(t('simulate:tooShort'));
  if (report.replications === 1) notes.push(t('simulate:oneReplication'));
  return notes;
}
