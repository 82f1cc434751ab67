import { UserAddOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { Hire, Staffing } from '../../api/experiments';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import type { Figures, Keep } from '../../ui/figures';
import { ChartCard, TableCard } from '../../ui/ChartCard';
import { escaped } from '../../ui/charts';
import { axis } from './axis';
import type { Bench } from './bench';
import { usualReplications } from './bench';
import type { ViewProps } from './ComparePanel';
import { ExperimentFrame } from './ExperimentFrame';
import { Repeats, Setting } from './Setting';
import { useExperiment } from './useExperiment';
import { exportUnit } from './figures';
import { useWording } from './useWording';
import { DifferenceFigure, Notes } from './Verdict';

/** What one more person in each role would buy. */
export function StaffingView({ bench, drawing, processId, look, onLook, keep }: ViewProps) {
  const { t } = useWords();
  const watched = useExperiment('staffing', bench, processId, look, onLook);
  const known = bench.open?.content.roles ?? {};
  const chosen = look.roles.filter((id) => id in known);
  const run = () => void watched.start({ replications: look.replications ?? usualReplications(bench.open?.content), roles: chosen }, [bench.open?.id]);
  return (
    <ExperimentFrame
      watched={watched}
      drawing={drawing}
      processId={processId}
      run={t('compare:runStaffing')}
      onRun={Object.keys(known).length > 0 ? run : undefined}
      icon={<UserAddOutlined aria-hidden />}
      title={t('compare:noStaffing')}
      teaching={t('compare:noStaffingText')}
      setup={
        <div className="st-settings">
          <Setting label={t('compare:scenario')}>
            <strong>{bench.open?.name}</strong>
          </Setting>
          <Setting label={t('compare:roles')}>
            <Select<string[]>
              mode="multiple"
              size="small"
              className="st-setting-wide"
              aria-label={t('compare:roles')}
              placeholder={t('compare:allRoles')}
              value={chosen}
              options={Object.entries(known).map(([value, { name }]) => ({ value, label: name || value }))}
              popupMatchSelectWidth={false}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(roles) => onLook({ roles })}
            />
          </Setting>
          <Repeats bench={bench} look={look} onLook={onLook} />
        </div>
      }
    >
      {({ staffing }) => (
        <>
          <Notes notes={staffing!.notes} />
          <Gains staffing={staffing!} keep={keep} />
          <Hires staffing={staffing!} bench={bench} drawing={drawing} keep={keep} />
        </>
      )}
    </ExperimentFrame>
  );
}

/** The measures in the order in which all roles answer them. */
function asked(staffing: Staffing) {
  return staffing.roles.find(({ answers }) => answers.length > 0)?.answers ?? [];
}

/** By how much a case gets shorter, role by role. */
function Gains({ staffing, keep }: { staffing: Staffing; keep: Keep }) {
  const { t, language, said, change, verdict } = useWording();
  const roles = staffing.roles.filter(({ answers }) => answers[0]?.difference.mean != null);
  if (roles.length === 0) return null;
  const scale = { unit: roles[0].answers[0].unit, currency: staffing.currency };
  const gain = ({ answers }: Hire) => answers[0].difference;
  const lengths = roles.map((hire) => gain(hire).mean!);
  const decided = (hire: Hire) => ['better', 'worse'].includes(gain(hire).verdict);
  const figures: Figures = {
    columns: [{ title: t('compare:role') }, { title: said(roles[0].answers[0].label), numeric: true, unit: exportUnit(scale) }, { title: t('compare:verdictTitle') }],
    rows: roles.map((hire) => ({ shown: [hire.name, change(gain(hire).mean, scale), verdict(gain(hire))], plain: [hire.name, gain(hire).mean, gain(hire).verdict] })),
  };
  return (
    <ChartCard
      title={t('compare:gains')}
      note={t('compare:gainsNote')}
      height={38 + roles.length * 26}
      redraw={`${JSON.stringify(roles)}${language}`}
      keep={keep}
      figures={figures}
      option={(ink) => ({
        grid: { left: 8, right: 20, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          backgroundColor: ink.overlay,
          borderColor: ink.line,
          textStyle: { color: ink.text, fontSize: 12 },
          formatter: (points) => {
            const hire = roles[(Array.isArray(points) ? points[0] : points).dataIndex];
            return `${escaped(hire.name)}<br/><b>${change(gain(hire).mean, scale)}</b> · ${escaped(verdict(gain(hire)))}`;
          },
        },
        xAxis: { type: 'value', splitNumber: 3, ...axis(scale.unit, lengths), axisLabel: { color: ink.muted, fontSize: 11, hideOverlap: true, formatter: (mark: number) => (mark === 0 ? '0' : change(mark, scale)) }, splitLine: { lineStyle: { color: ink.line } } },
        yAxis: { type: 'category', inverse: true, data: roles.map(({ name }) => name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text, fontSize: 12, width: 120, overflow: 'truncate' } },
        series: [
          {
            type: 'bar',
            barMaxWidth: 14,
            data: roles.map((hire) => ({
              value: gain(hire).mean,
              itemStyle: { color: !decided(hire) ? ink.series[6] : gain(hire).verdict === 'better' ? ink.accent : ink.danger, borderRadius: 3 },
            })),
            markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: ink.muted, type: 'solid', width: 1 }, data: [{ xAxis: 0 }] },
          },
        ],
      })}
    />
  );
}

/** Role by role what changes, and the way to take somebody on. */
function Hires({ staffing, bench, drawing, keep }: { staffing: Staffing; bench: Bench; drawing: Drawing; keep: ViewProps['keep'] }) {
  const { t, said, verdict } = useWording();
  const measures = asked(staffing);
  const figures: Figures = {
    columns: [{ title: t('compare:role') }, { title: t('compare:people'), numeric: true }, ...measures.map(({ label, unit }) => ({ title: said(label), numeric: true, unit: exportUnit({ unit, currency: staffing.currency }) }))],
    rows: staffing.roles.map((hire) => ({
      shown: [
        <button key="role" type="button" className="st-placed" title={hire.name} onClick={() => drawing.show(hire.role)}>
          {hire.name}
        </button>,
        <span key="people" className="st-hire">
          {hire.people}
          {bench.open?.content.roles?.[hire.role] && (
            <Button size="small" aria-label={t('compare:hireIn', { role: hire.name })} onClick={() => bench.hire(hire.role)}>
              +1
            </Button>
          )}
        </span>,
        ...(hire.refused
          ? measures.map(({ measure }) => <span key={measure} title={said(hire.refused!.message)}>{t('compare:cannot')}</span>)
          : hire.answers.map(({ difference, unit, measure }) => (
              <span key={measure} className="st-answer" data-verdict={difference.verdict} title={verdict(difference)}>
                <DifferenceFigure of={difference} scale={{ unit, currency: staffing.currency }} />
              </span>
            ))),
      ],
      plain: [hire.name, hire.people, ...measures.map((_, at) => hire.answers[at]?.difference.mean ?? null)],
    })),
  };
  return (
    <TableCard title={t('compare:hires')} note={t('compare:hiresNote')} figures={figures} keep={keep} />
  );
}
