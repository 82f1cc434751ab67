/** Whether one scenario follows another one, directly or by way of others. */
export function followsFrom(scenarios: { id: string; base?: string }[], from: string, another: string): boolean {
  for (let at = from, left = scenarios.length; left > 0; left--) {
    const base = scenarios.find(({ id }) => id === at)?.base;
    if (base === undefined || base === another) return base === another;
    at = base;
  }
  return false;
}
