import type { ReactNode } from 'react';
import type { Finding } from '../../api/checks';
import type { ScenarioContent } from '../../api/scenario';
import type { Drawing } from '../../modeler/drawing';
import type { NumbersBeside } from '../../modeler/RenameVariable';

/** What every table of a process gets from the shell. */
export interface TableProps {
  drawing: Drawing;
  /** The name of the process, for files. */
  name: string;
  /** What was found in the drawing, whatever it is about; undefined as long as nothing was checked. */
  findings?: Finding[];
  /** The numbers that the process is rehearsed with. */
  numbers?: ScenarioContent;
  /** Changes those numbers. */
  onNumbers: NumbersBeside['edit'];
  /** Where the tables are chosen. */
  head: ReactNode;
  full: boolean;
  onFull: () => void;
  onClose: () => void;
}

/** The findings of some rules, by the element that they are about. */
export function byElement(findings: Finding[] | undefined, rules: string): Map<string, Finding[]> | undefined {
  if (!findings) return undefined;
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!finding.rule.startsWith(rules) || finding.waiver) continue;
    found.set(finding.element, [...(found.get(finding.element) ?? []), finding]);
  }
  return found;
}

/** Keeps what has all the words that are looked for. */
export function sought<R>(rows: R[], words: string, text: (row: R) => string): R[] {
  const all = words.toLowerCase().split(/\s+/).filter(Boolean);
  return all.length === 0 ? rows : rows.filter((row) => all.every((word) => text(row).toLowerCase().includes(word)));
}
