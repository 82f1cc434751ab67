import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useState } from 'react';
import type { ExperimentHead } from '../api/experiments';
import { experimentsQuery } from '../api/experiments';
import { readProcess } from '../api/projects';
import { runsQuery } from '../api/runs';
import { useChecker } from '../features/check/checker';
import { useNumbers } from '../features/simulate/numbers';
import type { Done, Seen } from '../features/tour/steps';
import { tourRole, tourSample, tourTask } from '../features/tour/steps';
import { Tour, useTourState } from '../features/tour/tour';
import { TourGuide } from '../features/tour/TourGuide';
import type { OpenDocument } from './documents';
import type { Opening } from './useOpening';

/** The tour: begun or taken up again, and told what becomes of the process that it is about. */
export function useTour(active: OpenDocument | undefined, opening: Opening): { start: () => Promise<void>; guide: ReactNode } {
  const [tour] = useState(() => new Tour());
  const { shown, process } = useTourState(tour);
  const here = active !== undefined && active.kept?.id === process;
  const seen = useSeen(active, shown && here);

  const start = async () => {
    const { process } = tour.state();
    if (process && (await isKept(process))) {
      await opening.process({ id: process });
      return tour.resume();
    }
    const installed = await opening.sample(tourSample);
    if (installed) tour.begin(installed);
  };
  return {
    start,
    guide: <TourGuide tour={tour} here={here} seen={seen} onBack={() => void start()} onStep={(step) => step === 'assign' && active?.drawing.show(tourTask)} />,
  };
}

/** What the tour may know of the open process. */
function useSeen(document: OpenDocument | undefined, asked: boolean): Seen {
  const { findings, chosen } = useChecker(document?.checker);
  const { content } = useNumbers(document?.numbers);
  const id = document?.kept?.id;
  const runs = useQuery({ ...runsQuery(id ?? ''), enabled: asked && id !== undefined });
  const experiments = useQuery({ ...experimentsQuery(id ?? ''), enabled: asked && id !== undefined });
  useEffect(() => {
    if (asked && document) void document.numbers.begin(document.drawing, document.kept?.id);
  }, [asked, document]);
  const rules = useMemo(() => findings && new Set(findings.map(({ rule }) => rule)), [findings]);
  return {
    rules,
    chosen: findings?.find(({ key }) => key === chosen)?.rule,
    people: content?.roles?.[tourRole]?.headcount ?? (content && 0),
    ran: doneOf(runs.data),
    compared: doneOf(experiments.data),
  };
}

function doneOf(made: Pick<ExperimentHead, 'status'>[] | undefined): Done | undefined {
  if (!made) return undefined;
  if (made.some(({ status }) => status === 'finished')) return 'yes';
  return made.some(({ status }) => status === 'running') ? 'running' : 'no';
}

/** Whether a process is in the library still. */
function isKept(id: string): Promise<boolean> {
  return readProcess(id).then(
    () => true,
    () => false,
  );
}
