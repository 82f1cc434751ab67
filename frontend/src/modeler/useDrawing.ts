import { useSyncExternalStore } from 'react';
import type { Drawing, DrawingState } from './drawing';

const none: DrawingState = { canUndo: false, canRedo: false, dirty: false, edits: 0, selected: [] };
const never = () => () => {};

/** What a drawing says of itself now; the component follows its changes. */
export function useDrawing(drawing: Drawing | undefined): DrawingState {
  return useSyncExternalStore(drawing?.subscribe ?? never, drawing?.state ?? (() => none));
}
