/** The moment at which clocks in a time zone show a local time, with the offset that holds then: 2026-01-05T09:00:00+08:00. */
export function instantIn(zone: string, local: string): string | undefined {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return undefined;
  // The offset at about that moment, then the one at the moment that it leads to: right on days when clocks change, too.
  const offset = offsetAt(zone, wanted - offsetAt(zone, wanted) * 60_000);
  const size = Math.abs(offset);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Minutes that clocks in a zone are ahead of UTC at a moment; 0 in a zone that is not known here. */
function offsetAt(zone: string, moment: number): number {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }).formatToParts(moment);
    const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
    return Math.round((Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - Math.floor(moment / 60_000) * 60_000) / 60_000);
  } catch {
    return 0;
  }
}
