import { useEffect, useMemo, useRef } from 'react';
import type { ScenarioContent } from '../../api/scenario';
import type { Drawing } from '../../modeler/drawing';
import { useDrawing } from '../../modeler/useDrawing';
import { Case } from './Case';
import { leave } from './left';
import { LeftWalk } from './LeftWalk';
import { Tests } from './Tests';
import { useWalker, walkerOf } from './walker';
import './walk.css';

export interface WalkProps {
  drawing: Drawing;
  numbers?: ScenarioContent;
  processId?: string;
  projectId?: string;
  /** What names the open process while it is in no library. */
  documentKey: string;
  /** Keeps the process in the library and answers its id; undefined when the person changed their mind. */
  save: () => Promise<string | undefined>;
}

/** Walk one case over the drawing, keep walks as tests, and see what they cover. */
export function WalkPanel({ drawing, numbers, processId, projectId, documentKey, save }: WalkProps) {
  const walker = walkerOf(drawing);
  const { walk, begun, busy, test } = useWalker(walker);
  const of = processId ?? documentKey;
  // Where it stands is kept, so that it can be gone on with after a reload; a test is there anyhow.
  useEffect(() => {
    if (walk && begun && !busy && !test && walk.steps?.length) leave(of, walk);
  }, [of, walk, begun, busy, test]);
  const { edits } = useDrawing(drawing);
  const course = useMemo(() => async () => ({ xml: await drawing.xml(), scenario: numbers, process: processId }), [drawing, numbers, processId]);
  useEffect(() => walker.on(course), [walker, course]);

  // The tokens are shown while this panel is.
  useEffect(() => {
    walker.show();
    return () => walker.hide();
  }, [walker]);
  // What is walked on has changed: the same walk again.
  const seen = useRef({ edits, numbers });
  useEffect(() => {
    if (seen.current.edits === edits && seen.current.numbers === numbers) return;
    seen.current = { edits, numbers };
    const later = setTimeout(() => void walker.again(), 400);
    return () => clearTimeout(later);
  }, [walker, edits, numbers]);

  if (walk) return <Case {...{ walker, drawing, course, edits, of, processId, projectId, save }} />;
  return (
    <>
      <LeftWalk of={of} walker={walker} />
      <Tests {...{ walker, drawing, course, edits, processId, projectId }} />
    </>
  );
}

