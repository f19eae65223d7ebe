/** The instant as local time with offset in a zone, as in `2026-11-03T09:30:00.000+01:00`; in UTC when the zone is unknown. */
export function localTimestamp(at: Date, zone: string): string {
  const minutes = offsetMinutes(at, zone);
  const shifted = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const sign = minutes < 0 ? '-' : '+';
  const hours = String(Math.trunc(Math.abs(minutes) / 60)).padStart(2, '0');
  return `${shifted}${sign}${hours}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
}

function offsetMinutes(at: Date, zone: string): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    const found = /([+-])(\d{2}):(\d{2})/.exec(name);
    if (!found) return 0;
    return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
  } catch {
    return 0;
  }
}
