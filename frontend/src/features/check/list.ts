import type { Finding, Severity } from '../../api/checks';

/** A finding that is known again after the next check. */
export type Keyed = Finding & { key: string };

/** What of the findings is listed, and how. */
export interface Filter {
  severities: Severity[];
  /** First parts of rule ids; none: all. */
  groups: string[];
  text: string;
  by: 'rule' | 'element';
}

export const severities: Severity[] = ['error', 'warning', 'info'];
export const everything: Filter = { severities, groups: [], text: '', by: 'rule' };

/** Findings of one rule or about one element. */
export interface Bundle {
  name: string;
  findings: Keyed[];
}

/** Gives findings keys that are the same after the next check as long as they are about the same. */
export function keyed(findings: Finding[]): Keyed[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const about = `${finding.rule}|${finding.element}|${finding.at.path ?? ''}${finding.at.cell ?? ''}`;
    const nth = seen.get(about) ?? 0;
    seen.set(about, nth + 1);
    return { ...finding, key: `${about}|${nth}` };
  });
}

/** The group of a rule is the first part of its id. */
export function groupOf({ rule }: Finding): string {
  return rule.split('.', 1)[0];
}

/** What is listed, in the order of the list. Waived findings are listed apart. */
export function ordered(findings: Keyed[], filter: Filter): Keyed[] {
  return bundled(findings, filter).flatMap((bundle) => bundle.findings);
}

/** What is listed, by rule or by element; the bundle with the gravest finding first. */
export function bundled(findings: Keyed[], filter: Filter): Bundle[] {
  const words = filter.text.trim().toLowerCase();
  const shown = findings.filter(
    (finding) =>
      !finding.waiver &&
      filter.severities.includes(finding.severity) &&
      (filter.groups.length === 0 || filter.groups.includes(groupOf(finding))) &&
      (words === '' || `${finding.message} ${finding.hint} ${finding.element} ${finding.rule}`.toLowerCase().includes(words)),
  );
  const bundles = new Map<string, Keyed[]>();
  // The engine sorts by severity, so a bundle is met first with its gravest finding.
  for (const finding of shown) {
    const name = filter.by === 'rule' ? finding.rule : finding.element;
    const bundle = bundles.get(name);
    if (bundle) bundle.push(finding);
    else bundles.set(name, [finding]);
  }
  return [...bundles].map(([name, found]) => ({ name, findings: found }));
}

/** How many of each severity there are, without those that are waived. */
export function counted(findings: Finding[]): Record<Severity, number> {
  const count = { error: 0, warning: 0, info: 0 };
  for (const { severity, waiver } of findings) if (!waiver) count[severity]++;
  return count;
}

/** Groups that something was found of, in the order in which they are met. */
export function groupsOf(findings: Finding[]): string[] {
  return [...new Set(findings.map(groupOf))];
}

/** The bundles with what of them is put on the page: the first findings of all. */
export function cut(bundles: Bundle[], most: number): (Bundle & { shown: Keyed[] })[] {
  const pieces: (Bundle & { shown: Keyed[] })[] = [];
  let left = most;
  for (const bundle of bundles) {
    if (left <= 0) break;
    pieces.push({ ...bundle, shown: bundle.findings.slice(0, left) });
    left -= bundle.findings.length;
  }
  return pieces;
}
