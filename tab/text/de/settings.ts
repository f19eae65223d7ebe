import type { settingsEn } from '../en/settings.ts';
import type { Translation } from '../text.ts';

/** Wörter der Seite über die Person selbst. */
export const settingsDe: Translation<typeof settingsEn> = {
  'settings.you': 'Sie an diesem Desk',
  'settings.name': 'Name',
  'settings.mail': 'E-Mail',
  'settings.desk': 'Desk',
  'settings.roles': 'Rollen',
  'settings.times': 'Tage und Zeiten',
  'settings.zone': 'Zeitzone',
  'settings.locale': 'Sprache und Datumsformat',
  'settings.now': 'Jetzt ist es',
  'settings.device': 'Dieses Gerät ist auf {zone} gestellt.',
  'settings.take-device': '{zone} verwenden',
  'settings.notices': 'Wo und wann Sie wovon erfahren',
};
