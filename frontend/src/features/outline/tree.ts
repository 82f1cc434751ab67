import type { Branch } from '../../modeler/outline';

/** A line of the tree: a branch, and where it stands among those beside it. */
export interface Line {
  branch: Branch;
  level: number;
  /** Which of how many beside it, from 1. */
  nth: number;
  of: number;
  /** Absent where nothing is inside. */
  open?: boolean;
  parent?: string;
}

/** The lines to show: what is inside a closed branch is left out. Words that are looked for keep what holds them and what that is in, all of it open. */
export function linesOf(branches: readonly Branch[], closed: ReadonlySet<string>, words: string, kind: (type: string) => string): Line[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = ({ name, type }: Branch) => asked.every((word) => `${name} ${kind(type)}`.toLowerCase().includes(word));
  const kept = (branch: Branch): boolean => asked.length === 0 || holds(branch) || branch.children.some(kept);
  const lines: Line[] = [];
  const add = (list: readonly Branch[], level: number, parent?: string) => {
    const shown = list.filter(kept);
    shown.forEach((branch, at) => {
      const inner = branch.children.length > 0;
      const open = inner ? asked.length > 0 || !closed.has(branch.id) : undefined;
      lines.push({ branch, level, nth: at + 1, of: shown.length, open, parent });
      if (open) add(branch.children, level + 1, branch.id);
    });
  };
  add(branches, 1);
  return lines;
}

/** Where a key leads to: the place of a line, or a branch to open or to close; undefined for keys that do not move. */
export function moved(lines: readonly Line[], at: number, key: string): { to: number } | { open: string } | { close: string } | undefined {
  const line = lines[at];
  if (!line) return undefined;
  const within = (to: number) => ({ to: Math.max(0, Math.min(lines.length - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'Home':
      return within(0);
    case 'End':
      return within(lines.length - 1);
    case 'ArrowRight':
      return line.open === undefined ? undefined : line.open ? within(at + 1) : { open: line.branch.id };
    case 'ArrowLeft':
      return line.open ? { close: line.branch.id } : line.parent === undefined ? undefined : within(lines.findIndex(({ branch }) => branch.id === line.parent));
    default:
      return undefined;
  }
}
