/** A minute of the day as a form takes it: `07:30`. */
export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A minute of the day as the reader's language writes times. */
export function minuteWords(minute: number, locale: string): string {
  const at = new Date(Date.UTC(2000, 0, 1, 0, minute));
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(at);
}
