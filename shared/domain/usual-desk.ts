import type { Tenant } from './tenant.ts';

const office = { fromMinute: 8 * 60, toMinute: 18 * 60 };

/** A desk as it begins: office hours on weekdays in its zone, targets as a small MSP has them, nothing of Microsoft's set up. */
export function usualDesk({ _id, name, zone, locale }: Pick<Tenant, '_id' | 'name' | 'zone' | 'locale'>): Tenant {
  return {
    _id,
    name,
    zone,
    locale,
    hours: { zone, days: { 1: office, 2: office, 3: office, 4: office, 5: office } },
    sla: {
      low: { responseMinutes: 480, resolutionMinutes: 4_800 },
      normal: { responseMinutes: 240, resolutionMinutes: 2_400 },
      high: { responseMinutes: 120, resolutionMinutes: 960 },
      urgent: { responseMinutes: 30, resolutionMinutes: 240 },
    },
    teams: 'not-configured',
    holdSeconds: 10,
  };
}
