import type { Publication } from '../../api/publishing';

/** What an id of a template looks like: lower-case words, joined by - . _ or /. */
export const idPattern = /^[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/;

/** Semantic versioning 2.0.0. */
export const versionPattern = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/** Whether enough is said for a package to be made. */
export function complete({ id, name, processes }: Publication): boolean {
  return idPattern.test(id) && id.length <= 200 && Boolean(name.zh?.trim() || name.en?.trim()) && processes.length > 0;
}

/** The categories of the APQC Process Classification Framework, cross-industry. */
export const categories = ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0', '7.0', '8.0', '9.0', '10.0', '11.0', '12.0', '13.0'] as const;

/** Requirements as one line each: acme/base 1.2.0. */
export const requirementsText = (requires: Publication['requires']): string[] => (requires ?? []).map(({ id, version }) => `${id} ${version}`);

/** Lines back to requirements; those that say no id and version are left out. */
export function requirementsOf(lines: string[]): NonNullable<Publication['requires']> {
  return lines.flatMap((line) => {
    const [id, version] = line.trim().split(/[\s@:]+/);
    return id && version && idPattern.test(id) && versionPattern.test(version) ? [{ id, version }] : [];
  });
}
