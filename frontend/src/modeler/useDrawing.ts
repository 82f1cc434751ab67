import { useSyncExternalStore } from 'react';
import type { Drawing, DrawingState } from './drawing';

const none: DrawingState = { canUndo: false, canRedo: false, dirty: false, edits: 0, selected: [], page: '', within: false };
const never = () => () => {};

/** What a drawing says of itself now; the component follows its changes. */
export function useDrawing(drawing: Drawing | undefined): DrawingState {
  return useSyncExternalStore(drawing?.subscribe ?? never, drawing?.state ?? (() => none));
}

/** One thing that a drawing says of itself; the component is drawn again only when that changes. */
export function useDrawn<T extends boolean | number | string | undefined>(drawing: Drawing | undefined, pick: (state: DrawingState) => T): T {
  return useSyncExternalStore(drawing?.subscribe ?? never, () => pick(drawing?.state() ?? none));
}
