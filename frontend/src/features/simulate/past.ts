/** What something was before its last changes, and after those that were taken back. What follows within half a second is one change. */
export class Past<T> {
  private before: T[] = [];
  private after: T[] = [];
  private last = -Infinity;

  constructor(private readonly most = 200) {}

  /** Notes what it was before a change at a time, in milliseconds. */
  note(was: T, at: number): void {
    const together = at - this.last < 500 && this.before.length > 0 && this.after.length === 0;
    this.last = at;
    this.after = [];
    if (together) return;
    this.before = [...this.before, was].slice(-this.most);
  }

  /** What follows is a change of its own, however soon it does. */
  part(): void {
    this.last = -Infinity;
  }

  /** What it was before the last change; undefined where there was none. */
  back(is: T): T | undefined {
    return this.step(is, 'before', 'after');
  }

  /** What it was before a change was taken back; undefined where none was. */
  forth(is: T): T | undefined {
    return this.step(is, 'after', 'before');
  }

  can(): { undo: boolean; redo: boolean } {
    return { undo: this.before.length > 0, redo: this.after.length > 0 };
  }

  forget(): void {
    this.before = [];
    this.after = [];
    this.last = -Infinity;
  }

  private step(is: T, from: 'before' | 'after', to: 'before' | 'after'): T | undefined {
    const next = this[from].at(-1);
    if (next === undefined) return undefined;
    this[from] = this[from].slice(0, -1);
    this[to] = [...this[to], is];
    this.last = -Infinity;
    return next;
  }
}
