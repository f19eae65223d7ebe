const dayMs = 86_400_000;

const asDay = (at: Date): string => at.toISOString().slice(0, 10);
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Whether a text is a calendar day that there is: `2026-11-20`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = atNoon(text);
  return !Number.isNaN(at.getTime()) && asDay(at) === text;
}

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const at = atNoon(day);
  return asDay(new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * dayMs));
}

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return asDay(new Date(atNoon(day).getTime() + days * dayMs));
}

/** Which of the weeks that can be handed in this one is, as seen from today; `undefined` for one that has not begun. */
export function weekToSubmit(monday: string, today: string): 'this' | 'last' | 'before' | undefined {
  const now = mondayOf(today);
  if (monday > now) return undefined;
  if (monday === now) return 'this';
  return monday === plusDays(now, -7) ? 'last' : 'before';
}
