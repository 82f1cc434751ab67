import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says at the very end, in a line or two each, what failed or succeeded only when tried again: the end is what a log keeps. */
export default class Digest implements Reporter {
  private readonly said: string[] = [];

  onTestEnd(test: TestCase, { status, retry, errors, duration }: TestResult): void {
    if (status === 'passed' || status === 'skipped') return;
    const why = stripVTControlCharacters(errors[0]?.message ?? status).split('\n').filter((line) => line.trim()).slice(0, 5).join(' · ').slice(0, 500);
    const where = errors[0]?.location ? `${errors[0].location.file.split('/').pop()}:${errors[0].location.line}` : '';
    this.said.push(`${test.title} (try ${retry + 1}, ${Math.round(duration / 1000)} s, ${where}): ${why}`);
  }

  onEnd({ status }: FullResult): void {
    if (this.said.length > 0) console.log(`\nNot at once (${status}):\n${this.said.map((line) => `- ${line}`).join('\n')}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
