import { Segmented, Skeleton } from 'antd';
import { useKeep } from '../../api/useKeep';
import { useWords } from '../../i18n/i18n';
import type { Drawing } from '../../modeler/drawing';
import { EmptyState } from '../../ui/EmptyState';
import type { Keep } from '../../ui/figures';
import type { Bench, Look, View } from './bench';
import './compare.css';
import { GridView } from './GridView';
import { MattersView } from './MattersView';
import { ScenariosView } from './ScenariosView';
import { StaffingView } from './StaffingView';

/** What every view of the panel works with. */
export interface ViewProps {
  bench: Bench;
  drawing: Drawing;
  processId?: string;
  projectId?: string;
  look: Look;
  onLook: (change: Partial<Look>) => void;
  keep: Keep;
}

const views: Record<View, (props: ViewProps) => React.ReactNode> = { scenarios: ScenariosView, matters: MattersView, staffing: StaffingView, grid: GridView };

/** Experiments with the open process: scenarios side by side, and what would become of other numbers. */
export function ComparePanel({ name, ...props }: Omit<ViewProps, 'keep'> & { name: string }) {
  const { t } = useWords();
  const { bench, look, onLook } = props;
  const Shown = views[look.view];
  const keep = useKeep(name);
  return (
    <div className="st-compare" data-view={look.view}>
      <div className="st-compare-views">
        <Segmented block size="small" aria-label={t('compare:views')} value={look.view} options={(Object.keys(views) as View[]).map((view) => ({ value: view, label: t(`compare:view.${view}`), title: t(`compare:viewText.${view}`) }))} onChange={(view) => onLook({ view })} />
      </div>
      {bench.open && <Shown key={look.view} {...props} keep={keep} />}
      {!bench.open && bench.problem && <EmptyState title={bench.problem.message}>{bench.problem.hint}</EmptyState>}
      {!bench.open && !bench.problem && <Skeleton active paragraph={{ rows: 6 }} style={{ padding: 16 }} />}
    </div>
  );
}
