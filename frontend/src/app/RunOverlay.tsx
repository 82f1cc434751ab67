import { lazy, Suspense } from 'react';
import { useNumbers } from '../features/simulate/numbers';
import type { OpenDocument } from './documents';

const HeatPanel = lazy(async () => ({ default: (await import('../features/simulate/canvas/HeatPanel')).HeatPanel }));
const PlaybackPanel = lazy(async () => ({ default: (await import('../features/simulate/canvas/PlaybackPanel')).PlaybackPanel }));

/** What of a simulation is shown on the canvas of the open process. */
export function RunOverlay({ document, onResults }: { document: OpenDocument; onResults: () => void }) {
  const { drawing, numbers, kept } = document;
  const { over } = useNumbers(numbers);
  if (!over) return null;
  return (
    <Suspense fallback={null}>
      {over.show === 'heat' && <HeatPanel {...{ numbers, drawing, onResults }} processId={kept?.id} metric={over.metric} />}
      {over.show === 'playback' && <PlaybackPanel {...{ numbers, drawing }} processId={kept?.id} />}
    </Suspense>
  );
}
