/** Sätze über Eingaben: was fehlt oder sich nicht lesen lässt. Der Schlüssel ist der englische Satz. */
export const inputSentencesDe: { readonly [template: string]: string } = {
  'Nothing was changed.': 'Nichts wurde geändert.',
  'Correct it and send it again; nothing was changed.':
    'Berichtigen Sie es, und senden Sie es noch einmal; nichts wurde geändert.',
  'Fill in or correct what is named; nothing was changed.':
    'Ergänzen oder berichtigen Sie, was genannt ist; nichts wurde geändert.',
  '{0}: {1} is not one of the choices. {2}': '{0}: {1} steht nicht zur Wahl. {2}',
  '{0}: {1} could be {2}. Write more of the word.': '{0}: {1} könnte {2} sein. Schreiben Sie mehr von dem Wort.',
  'Choose {0}.': 'Wählen Sie {0}.',
  '{0}: at most {1} choices are read at once. Please name each once.':
    '{0}: Höchstens {1} Angaben werden auf einmal gelesen. Bitte nennen Sie jede einmal.',
  '{0} is missing. {1}': '{0} fehlt. {1}',
  'Choose one or more of {0}, with commas between them.': 'Wählen Sie eines oder mehreres von {0}, mit Kommas dazwischen.',
  '{0}: {1} is not a day I can read. {2}': '{0}: {1} lässt sich nicht als Tag lesen. {2}',
  '{0}: there is no day {1} in the calendar. Please check the day and the month. {2}':
    '{0}: Einen Tag {1} gibt es im Kalender nicht. Bitte prüfen Sie Tag und Monat. {2}',
  'Write it like yesterday, monday, 19 Nov or 2026-11-19.':
    'Schreiben Sie zum Beispiel gestern, montag, 19. Nov oder 2026-11-19.',
  '{0}: {1} ends before it starts. Check the two times; if it did go on over midnight, write {2}.':
    '{0}: {1} endet, bevor es beginnt. Prüfen Sie die beiden Zeiten; ging es wirklich über Mitternacht, schreiben Sie {2}.',
  '{0}: {1} is less than nothing. Write how long it took, for instance 30m.':
    '{0}: {1} ist weniger als nichts. Schreiben Sie, wie lange es dauerte, zum Beispiel 30m.',
  '{0}: {1} is less than a minute. The least is 1 minute.': '{0}: {1} ist weniger als eine Minute. Das Wenigste ist 1 Minute.',
  '{0}: {1} is more than 24 hours. Please split it over several days.':
    '{0}: {1} ist mehr als 24 Stunden. Bitte teilen Sie es auf mehrere Tage auf.',
  '{0}: {1} what? If you mean minutes, write {2}m.': '{0}: {1} wovon? Wenn Sie Minuten meinen, schreiben Sie {2}m.',
  '{0}: do you mean {1} minutes or {2} hours? Write {3}m or {4}h.':
    '{0}: Meinen Sie {1} Minuten oder {2} Stunden? Schreiben Sie {3}m oder {4}h.',
  '{0} minutes': '{0} Minuten',
  '{0}: {1} is not a length of time. {2}': '{0}: {1} ist keine Dauer. {2}',
  'Write it like 30m, 1.5h, 1:30 or 9:00-9:45.': 'Schreiben Sie zum Beispiel 30m, 1,5h, 1:30 oder 9:00-9:45.',
  '“{0}” has no answer yet.': '„{0}“ ist noch nicht beantwortet.',
  '{0} is missing.': '{0} fehlt.',
  '{0}: {1} is too small. It must be at least {2}.': '{0}: {1} ist zu klein. Es muss mindestens {2} sein.',
  '{0}: {1} is too large. It may be at most {2}.': '{0}: {1} ist zu groß. Es darf höchstens {2} sein.',
  '{0}: {1} is not a number. {2}': '{0}: {1} ist keine Zahl. {2}',
  'Write a number from {0} to {1}.': 'Schreiben Sie eine Zahl von {0} bis {1}.',
  'Write digits only, for instance 12.': 'Schreiben Sie nur Ziffern, zum Beispiel 12.',
  'The inputs must come as an object of names and values. Please send them again.':
    'Die Eingaben müssen als Namen und Werte kommen. Bitte senden Sie sie noch einmal.',
  '{0}: {1} could be {2}. Which of them? Write the full name or the mail address.':
    '{0}: {1} könnte {2} sein. Wer ist gemeint? Schreiben Sie den ganzen Namen oder die Mailadresse.',
  '{0}: nobody here is called {1}. {2}': '{0}: Hier heißt niemand {1}. {2}',
  'Write a name, a mail address or me.': 'Schreiben Sie einen Namen, eine Mailadresse oder „mich“.',
  'a list': 'eine Liste',
  'yes or no': 'ja oder nein',
  'not a usable number': 'keine brauchbare Zahl',
  'an object': 'ein Objekt',
  '{0}: a single text was expected, and what came was {1}. Please write it as plain text.':
    '{0}: Ein einzelner Text war erwartet, und es kam {1}. Bitte schreiben Sie es als einfachen Text.',
  '{0}: {1} characters were given and at most {2} are read. Please shorten it.':
    '{0}: Es sind {1} Zeichen, und höchstens {2} werden gelesen. Bitte kürzen Sie.',
  '{0} is of the kind {1}, and an {2} is needed here.': '{0} ist: {1}. Hier wird gebraucht: {2}.',
  '{0} is of the kind {1}, and a {2} is needed here.': '{0} ist: {1}. Hier wird gebraucht: {2}.',
  'no {0} has the number {1}, and the list you saw last has none at that place, or is too old. Show the list again, or write the whole number.':
    'Nichts hat die Nummer {1} ({0}), und auch die Liste, die Sie zuletzt sahen, hat dort nichts oder ist zu alt. Zeigen Sie die Liste noch einmal, oder schreiben Sie die ganze Nummer.',
  'no {0} that you can see fits {1}.': 'Nichts, was Sie sehen können ({0}), passt zu {1}.',
  '{0}: {1} names no {2}. {3}': '{0}: {1} nennt nichts dergleichen ({2}). {3}',
  '{0}: {1} fits more than one {2}. Which one is meant?': '{0}: {1} passt mehrfach ({2}). Was ist gemeint?',
  'Write its name.': 'Schreiben Sie den Namen.',
  'Write its number, or words of its title.': 'Schreiben Sie die Nummer oder Worte aus dem Titel.',
  '{0}: {1} is no mail address. {2}': '{0}: {1} ist keine Mailadresse. {2}',
  '{0}: this has {1} characters and at most {2} fit. Please shorten it.':
    '{0}: Das sind {1} Zeichen, und höchstens {2} passen. Bitte kürzen Sie.',
  'Write it like jo.park@example.com.': 'Schreiben Sie zum Beispiel jo.park@example.com.',
  'Write a few words.': 'Schreiben Sie ein paar Worte.',
  '{0}: {1} is not a time of the day. {2}': '{0}: {1} ist keine Uhrzeit. {2}',
  'Write it like 9:30, 14:00 or 2pm.': 'Schreiben Sie zum Beispiel 9:30 oder 14:00.',
  '{0}: {1} is neither yes nor no. {2}': '{0}: {1} ist weder ja noch nein. {2}',
  'Write yes or no.': 'Schreiben Sie ja oder nein.',
  '“{0}” was given more than once.': '„{0}“ wurde mehrmals angegeben.',
  'Give each input once.': 'Geben Sie jede Eingabe einmal an.',
  '{0} and {1}': '{0} und {1}',
  '{0}, and {1}': '{0} und {1}',
  '{0} or {1}': '{0} oder {1}',
  '{0}, or {1}': '{0} oder {1}',
};
