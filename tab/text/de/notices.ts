import type { noticesEn } from '../en/notices.ts';
import type { Translation } from '../text.ts';

/** Wörter der Seite mit den eigenen Benachrichtigungen. */
export const noticesDe: Translation<typeof noticesEn> = {
  'notice.title': 'Benachrichtigungen',
  'notice.ways': 'Wo Sie benachrichtigt werden',
  'notice.ways.for':
    'Für jede Art: im Aktivitätsfeed von Teams, mit einer Nachricht des Bots, auf beiden Wegen oder gar nicht. Eine Änderung gilt sofort.',
  'notice.way.feed': 'Aktivitätsfeed',
  'notice.way.bot': 'Nachricht des Bots',
  'notice.way.both': 'Beides',
  'notice.way.none': 'Aus',
  'notice.off-for-all': 'Von der Administration für alle abgeschaltet.',
  'notice.fallback': 'Nachricht des Bots, wenn der Aktivitätsfeed nicht zu erreichen ist',
  'notice.snooze': 'Pause',
  'notice.awake': 'Benachrichtigungen kommen, sobald es etwas zu sagen gibt.',
  'notice.snoozed': 'Pause bis {at}. Danach kommt eine Zusammenfassung.',
  'notice.snooze.hours': { one: 'Für {count} Stunde', other: 'Für {count} Stunden' },
  'notice.snooze.other': 'Für eine andere Zeit',
  'notice.wake': 'Pause beenden',
  'notice.quiet': 'Ruhezeiten',
  'notice.quiet.none': 'Sie haben keine Ruhezeiten.',
  'notice.quiet.set': 'Ruhe von {from} bis {to} ({zone}).',
  'notice.quiet.for': 'Was inzwischen kommt, wird danach in einer Zusammenfassung gesagt.',
  'notice.quiet.change': 'Ruhezeiten festlegen',
  'notice.quiet.end': 'Keine Ruhezeiten',
  'notice.digest': 'Eine Zusammenfassung am Tag',
  'notice.digest.none': 'Sie werden sofort benachrichtigt, nicht einmal am Tag.',
  'notice.digest.set': 'Alles kommt als eine Zusammenfassung um {at} ({zone}).',
  'notice.digest.change': 'Zeit der Zusammenfassung festlegen',
  'notice.digest.end': 'Keine Zusammenfassung',
  'notice.zone': 'Die Zeiten gelten in {zone}, der Zeitzone Ihrer Einstellungen.',
};
