import { lazy, Suspense, useEffect } from 'react';
import { useChecker } from '../features/check/checker';
import { useNumbers } from '../features/simulate/numbers';
import type { OpenDocument } from './documents';

const HeatPanel = lazy(async () => ({ default: (await import('../features/simulate/canvas/HeatPanel')).HeatPanel }));
const PlaybackPanel = lazy(async () => ({ default: (await import('../features/simulate/canvas/PlaybackPanel')).PlaybackPanel }));

/** What of a simulation is shown on the canvas of the open process. */
export function RunOverlay({ document, onResults }: { document: OpenDocument; onResults: () => void }) {
  const { drawing, numbers, kept } = document;
  const { over } = useNumbers(numbers);
  useOneAtATime(document);
  if (!over) return null;
  return (
    <Suspense fallback={null}>
      {over.show === 'heat' && <HeatPanel {...{ numbers, drawing, onResults }} processId={kept?.id} metric={over.metric} />}
      {over.show === 'playback' && <PlaybackPanel {...{ numbers, drawing }} processId={kept?.id} />}
    </Suspense>
  );
}

/** The player of a finding's run and what is shown of a simulation have the same place: whichever is opened closes the other. */
function useOneAtATime({ numbers, checker }: OpenDocument): void {
  const { over } = useNumbers(numbers);
  const { run } = useChecker(checker);
  const [shown, nth] = [over?.show, run?.nth];
  useEffect(() => {
    if (shown && checker.state().run) checker.play(undefined);
  }, [shown, checker]);
  useEffect(() => {
    if (nth !== undefined && numbers.state().over) numbers.overlay(undefined);
  }, [nth, numbers]);
}
