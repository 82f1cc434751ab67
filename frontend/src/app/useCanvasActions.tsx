import { AlignCenterOutlined, AlignLeftOutlined, AlignRightOutlined, BookOutlined, BorderOuterOutlined, ColumnWidthOutlined, CopyOutlined, FileImageOutlined, LeftOutlined, LoginOutlined, LogoutOutlined, PartitionOutlined, RightOutlined, SearchOutlined, VerticalAlignBottomOutlined, VerticalAlignMiddleOutlined, VerticalAlignTopOutlined, ColumnHeightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Action } from '../actions/action';
import type { Shortcut } from '../actions/shortcut';
import type { Alignment, Drawing } from '../modeler/drawing';
import { useDrawn } from '../modeler/useDrawing';

/** What the shell does for the canvas. */
export interface CanvasCan {
  exportPicture: () => void;
  handbook: () => void;
  toggleGrid: () => void;
  tidy: () => void;
}

const alignments: { how: Alignment; icon: ReactNode; shortcut: Shortcut }[] = [
  { how: 'left', icon: <AlignLeftOutlined aria-hidden />, shortcut: 'Alt+Shift+ArrowLeft' },
  { how: 'center', icon: <AlignCenterOutlined aria-hidden />, shortcut: 'Alt+Shift+C' },
  { how: 'right', icon: <AlignRightOutlined aria-hidden />, shortcut: 'Alt+Shift+ArrowRight' },
  { how: 'top', icon: <VerticalAlignTopOutlined aria-hidden />, shortcut: 'Alt+Shift+ArrowUp' },
  { how: 'middle', icon: <VerticalAlignMiddleOutlined aria-hidden />, shortcut: 'Alt+Shift+M' },
  { how: 'bottom', icon: <VerticalAlignBottomOutlined aria-hidden />, shortcut: 'Alt+Shift+ArrowDown' },
];

const idOf = ({ how }: { how: Alignment }): string => `align-${how}`;

/** Actions that bring several elements into line, in the order of menu and bar; null parts their kinds. */
export const arrangements: (string | null)[] = [...alignments.slice(0, 3).map(idOf), null, ...alignments.slice(3).map(idOf), null, 'distribute-horizontal', 'distribute-vertical'];

/** What is done with the drawing on the canvas. */
export function useCanvasActions(drawing: Drawing | undefined, can: CanvasCan): Action[] {
  const several = useDrawn(drawing, (state) => state.selected.length);
  const open = drawing !== undefined;
  const sheets = useDrawn(drawing, () => drawing?.sheets().length);
  const opens = useDrawn(drawing, () => drawing?.opens());
  const within = useDrawn(drawing, (state) => state.within);
  const turn = (by: 1 | -1) => {
    const all = drawing!.sheets();
    void drawing!.turnTo(all[(all.findIndex(({ shown }) => shown) + by + all.length) % all.length].key);
  };
  return [
    { id: 'exportPicture', label: 'canvas:exportPicture', icon: <FileImageOutlined aria-hidden />, shortcut: 'Mod+Shift+E', enabled: open, run: can.exportPicture },
    { id: 'handbook', label: 'canvas:handbook', icon: <BookOutlined aria-hidden />, shortcut: 'Alt+B', enabled: open, run: can.handbook },
    { id: 'find', label: 'canvas:find', icon: <SearchOutlined aria-hidden />, shortcut: 'Mod+F', notWhileTyping: true, enabled: open, run: () => drawing?.find() },
    { id: 'duplicate', label: 'canvas:duplicate', icon: <CopyOutlined aria-hidden />, onCanvas: 'Mod+D', enabled: several > 0, run: () => drawing?.duplicate() },
    ...alignments.map(({ how, icon, shortcut }) => ({ id: idOf({ how }), label: `canvas:align.${how}`, icon, shortcut, notWhileTyping: true, enabled: several > 1, run: () => drawing?.align(how) })),
    { id: 'distribute-horizontal', label: 'canvas:distribute.horizontal', icon: <ColumnWidthOutlined aria-hidden />, shortcut: 'Alt+Shift+H', notWhileTyping: true, enabled: several > 2, run: () => drawing?.distribute('horizontal') },
    { id: 'distribute-vertical', label: 'canvas:distribute.vertical', icon: <ColumnHeightOutlined aria-hidden />, shortcut: 'Alt+Shift+V', notWhileTyping: true, enabled: several > 2, run: () => drawing?.distribute('vertical') },
    { id: 'tidy', label: 'canvas:tidy', icon: <PartitionOutlined aria-hidden />, enabled: open, run: can.tidy },
    { id: 'nextSheet', label: 'sheets:next', icon: <RightOutlined aria-hidden />, shortcut: 'Alt+PageDown', enabled: (sheets ?? 0) > 1, run: () => turn(1) },
    { id: 'previousSheet', label: 'sheets:previous', icon: <LeftOutlined aria-hidden />, shortcut: 'Alt+PageUp', enabled: (sheets ?? 0) > 1, run: () => turn(-1) },
    { id: 'goIn', label: 'sheets:goIn', icon: <LoginOutlined aria-hidden />, shortcut: 'Alt+I', notWhileTyping: true, enabled: opens, run: () => drawing?.goIn() },
    { id: 'goUp', label: 'sheets:goUp', icon: <LogoutOutlined aria-hidden />, shortcut: 'Alt+U', notWhileTyping: true, enabled: within, run: () => drawing?.goUp() },
    { id: 'grid', label: 'canvas:grid', icon: <BorderOuterOutlined aria-hidden />, shortcut: 'Alt+G', enabled: open, run: can.toggleGrid },
  ];
}
