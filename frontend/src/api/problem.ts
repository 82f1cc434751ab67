/** Where in a file or a drawing something is wrong. */
export interface Place {
  line?: number;
  column?: number;
  element?: string;
  path?: string;
}

/** What went wrong, said by the back end in the person's language: a sentence and a way out. */
export class Problem extends Error {
  readonly code: string;
  readonly hint?: string;
  readonly at?: Place;
  readonly status: number;

  constructor(status: number, said: { code?: string; message?: string; hint?: string; at?: Place }) {
    super(said.message || `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = said.code ?? `http.${status}`;
    this.hint = said.hint || undefined;
    this.at = said.at;
  }
}

/** Code of the problem that no answer came at all. */
export const unreachable = 'client.unreachable';

/** Somebody else saved a newer revision. */
export const changedElsewhere = 'library.changed-elsewhere';

/** Any thrown thing as a problem. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof TypeError) return new Problem(0, { code: unreachable, message: thrown.message });
  return new Problem(0, { code: 'client.failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
}
