import { FireOutlined, SwapRightOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { Action } from '../actions/action';
import { runQuery, runsQuery } from '../api/runs';
import type { Metric } from '../features/simulate/canvas/metrics';
import { metrics, offered } from '../features/simulate/canvas/metrics';
import { useNumbers } from '../features/simulate/numbers';
import type { OpenDocument } from './documents';

/** What is shown of a simulation on the canvas. */
export function useRunActions(document: OpenDocument | undefined): Action[] {
  const queries = useQueryClient();
  const numbers = document?.numbers;
  const { over, runId } = useNumbers(numbers);
  const kept = document?.kept !== undefined;
  const nextMetric = () => {
    if (over?.show !== 'heat') return;
    const shown = runId ?? queries.getQueryData(runsQuery(document?.kept?.id ?? '').queryKey)?.[0]?.id;
    const report = shown ? queries.getQueryData(runQuery(shown).queryKey)?.report : undefined;
    const all: readonly Metric[] = report ? offered(report) : metrics;
    numbers?.overlay({ show: 'heat', metric: all[(Math.max(0, all.indexOf(over.metric)) + 1) % all.length] ?? over.metric });
  };
  return [
    { id: 'heatmap', label: 'overlay:action.heat', icon: <FireOutlined aria-hidden />, shortcut: 'Alt+M', enabled: kept, run: () => numbers?.overlay(over?.show === 'heat' ? undefined : { show: 'heat', metric: 'wait' }) },
    { id: 'nextMetric', label: 'overlay:action.nextMetric', icon: <SwapRightOutlined aria-hidden />, shortcut: 'Alt+.', enabled: over?.show === 'heat', run: nextMetric },
    { id: 'playback', label: 'overlay:action.playback', icon: <VideoCameraOutlined aria-hidden />, shortcut: 'Alt+L', enabled: kept, run: () => numbers?.overlay(over?.show === 'playback' ? undefined : { show: 'playback' }) },
  ];
}
