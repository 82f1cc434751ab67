import type { TFunction } from 'i18next';
import type { Branch } from '../../modeler/outline';

/** What is said of the element that the keyboard is on: what it is, where it stands, what is wrong with it and what follows. */
export function sentence(t: TFunction, branch: Branch, kind: (type: string) => string, problems: number): string {
  const parts = [called(t, branch, kind)];
  if (branch.lane) parts.push(t('outline:said.lane', { lane: branch.lane }));
  if (problems > 0) parts.push(t('outline:problems', { count: problems }));
  if (branch.next.length > 0) parts.push(t('outline:said.next', { next: waysTo(t, branch, kind) }));
  else if (/task|activity|process|gateway|event/i.test(branch.type) && branch.type !== 'endEvent') parts.push(t('outline:said.end'));
  return parts.join(t('outline:said.with'));
}

/** The element as it is called: user task “Check documents”. */
export function called(t: TFunction, { name, type }: { name: string; type: string }, kind: (type: string) => string): string {
  return name ? t('outline:said.element', { kind: kind(type), name }) : t('outline:said.nameless', { kind: kind(type) });
}

/** The ways out of an element, numbered where there are several. */
export function waysTo(t: TFunction, { next }: Branch, kind: (type: string) => string): string {
  const said = next.map((one) => (one.by ? `${one.by} → ${called(t, one, kind)}` : called(t, one, kind)));
  return said.length === 1 ? said[0] : said.map((way, at) => `${at + 1} ${way}`).join(t('outline:said.with'));
}
