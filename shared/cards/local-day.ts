import { DateTime } from 'luxon';
import type { Day } from '../fields/field.ts';

/** The calendar day it is in this zone at this instant; in UTC where the zone is not known. */
export function localDay(now: Date, zone: string): Day {
  return DateTime.fromJSDate(now, { zone }).toISODate() ?? now.toISOString().slice(0, 10);
}
