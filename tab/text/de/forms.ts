import type { formsEn } from '../en/forms.ts';
import type { Translation } from '../text.ts';

/** Wörter der Formulare. */
export const formsDe: Translation<typeof formsEn> = {
  'form.cancel': 'Abbrechen',
  'form.close': 'Schließen',
  'form.missing': 'Bitte ausfüllen.',
  'form.choose': 'Bitte wählen',
  'form.too-long': 'Das sind {over} Zeichen zu viel; höchstens {max} passen hinein.',
  'form.counted': '{count} von {max} Zeichen',
  'form.not-number': 'Bitte eine Zahl eingeben.',
  'form.between': 'Bitte eine Zahl von {min} bis {max} eingeben.',
  'form.yes': 'Ja',
  'form.no': 'Nein',
  'form.working': 'Einen Moment …',
  'form.kept': 'Das hatten Sie zuvor geschrieben.',
  'form.discard': 'Verwerfen',
  'form.stays': 'Was Sie geschrieben haben, bleibt erhalten, bis Sie zurückkommen.',
  'form.offline':
    'Deskhand ist nicht erreichbar. Was Sie geschrieben haben, bleibt hier; senden Sie es noch einmal, wenn die Verbindung wieder steht.',
  'form.not-reached':
    'Deskhand ist nicht erreichbar; das ist vielleicht nicht geschehen. Versuchen Sie es noch einmal, wenn die Verbindung wieder steht.',
  'form.changed': 'Das hat sich geändert, seit Sie es geöffnet haben. Sie sehen den jetzigen Stand.',
  'form.optional': 'freiwillig',
  'form.suggest.none': 'Nichts gefunden. Sie können trotzdem eine Nummer oder Wörter schreiben.',
  'form.suggest.looking': 'Wird gesucht …',
  'form.suggest.place': 'Zum Suchen tippen',
  'form.me': 'Ich',
  'form.pick': 'Welchen Eintrag meinen Sie?',
  'form.duration.example': 'Zum Beispiel 45m, 1.5h oder 9:00-9:45',
  'form.duration.quick': 'Zeiten zur Auswahl',
};
