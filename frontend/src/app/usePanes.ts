import { useCallback, useState } from 'react';
import type { TableName } from './Tables';

const remembered = 'sandtable.panes';

interface Panes {
  library: boolean;
  dock: boolean;
  /** The badges of the checker on the drawing. */
  marks: boolean;
  /** The grid on the canvas. */
  grid: boolean;
  libraryWidth: number;
  dockWidth: number;
  /** The tables below the diagram, and which of them. */
  matrix: boolean;
  table: TableName;
  matrixHeight: number;
}

/** Which panels are shown and how wide, kept for the next start. */
export function usePanes() {
  const [panes, setPanes] = useState<Panes>(read);
  const change = useCallback((next: (panes: Panes) => Partial<Panes>) => {
    setPanes((now) => {
      const changed = { ...now, ...next(now) };
      try {
        localStorage.setItem(remembered, JSON.stringify(changed));
      } catch {
        // Forgotten with the page; nothing depends on it.
      }
      return changed;
    });
  }, []);

  const libraryWidth = panes.library ? panes.libraryWidth : 0;
  return {
    library: panes.library,
    dock: panes.dock,
    matrix: panes.matrix,
    table: panes.table,
    matrixHeight: panes.matrixHeight,
    marks: panes.marks,
    grid: panes.grid,
    sizes: [libraryWidth, undefined, panes.dockWidth] as const,
    resized: useCallback(
      ([library, , dock]: number[]) => change((now) => ({ libraryWidth: now.library && library > 0 ? library : now.libraryWidth, dockWidth: now.dock && dock > 0 ? dock : now.dockWidth })),
      [change],
    ),
    toggleMatrix: useCallback(() => change((now) => ({ matrix: !now.matrix })), [change]),
    showTable: useCallback((table: TableName) => change(() => ({ table, matrix: true })), [change]),
    matrixResized: useCallback(([, height]: number[]) => change((now) => ({ matrixHeight: now.matrix && height > 0 ? height : now.matrixHeight })), [change]),
    toggleLibrary: useCallback(() => change((now) => ({ library: !now.library })), [change]),
    toggleMarks: useCallback(() => change((now) => ({ marks: !now.marks })), [change]),
    toggleGrid: useCallback(() => change((now) => ({ grid: !now.grid })), [change]),
    openDock: useCallback(() => change(() => ({ dock: true })), [change]),
    closeDock: useCallback(() => change(() => ({ dock: false })), [change]),
    widenDock: useCallback(() => change((now) => ({ dockWidth: now.dockWidth < wide() ? wide() : usual() })), [change]),
  };
}

function usual(): number {
  return window.innerWidth >= 1600 ? 480 : 428;
}

function wide(): number {
  return Math.round(window.innerWidth * 0.5);
}

function read(): Panes {
  const first: Panes = { library: true, dock: true, marks: true, grid: true, libraryWidth: window.innerWidth >= 1600 ? 280 : 224, dockWidth: usual(), matrix: false, table: 'raci', matrixHeight: Math.round(window.innerHeight * 0.42) };
  try {
    const saved = { ...first, ...(JSON.parse(localStorage.getItem(remembered) ?? '{}') as Partial<Panes>) };
    // A size saved on a larger screen must leave room for the canvas here.
    return { ...saved, dockWidth: Math.min(saved.dockWidth, wide()), matrixHeight: Math.min(saved.matrixHeight, Math.round(window.innerHeight * 0.6)) };
  } catch {
    return first;
  }
}
