/** ISO 8601 durations of weeks, days, hours, minutes and seconds, as the scenario file writes them. */

const pattern = /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const weights = [604800, 86400, 3600, 60, 1];

/** Seconds of an ISO 8601 duration; undefined when the text is none. */
export function secondsOf(iso: string | undefined): number | undefined {
  const match = iso && iso.length > 2 ? pattern.exec(iso) : null;
  if (!match) return undefined;
  return weights.reduce((sum, weight, part) => sum + weight * Number(match[part + 1] ?? 0), 0);
}

/** The shortest ISO 8601 duration of so many seconds: 5400 is PT1H30M. */
export function isoOf(seconds: number): string {
  let rest = Math.round(Math.max(0, seconds) * 1e6) / 1e6;
  if (rest === 0) return 'PT0S';
  const take = (size: number) => {
    const whole = Math.floor(rest / size);
    rest = Math.round((rest - whole * size) * 1e6) / 1e6;
    return whole;
  };
  const days = take(86400);
  const hours = take(3600);
  const minutes = take(60);
  const time = (hours ? `${hours}H` : '') + (minutes ? `${minutes}M` : '') + (rest ? `${rest}S` : '');
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}
