/** Sätze darüber, wer etwas darf, und was der Server sonst sagt. Der Schlüssel ist der englische Satz. */
export const doorSentencesDe: { readonly [template: string]: string } = {
  'This names no place in the audit trail.': 'Das nennt keine Stelle im Änderungsprotokoll.',
  'Take what the part before named, or begin anew.': 'Nehmen Sie, was der vorige Teil nannte, oder beginnen Sie neu.',
  'The audit trail of the whole desk is for administrators.':
    'Das Änderungsprotokoll des ganzen Service-Desks ist für die Administration.',
  'Name a record to see its own, or ask an administrator of your desk.':
    'Nennen Sie einen Eintrag, um seines zu sehen, oder fragen Sie die Administration.',
  'Many people are changing this record at this moment.': 'Viele ändern diesen Eintrag in diesem Augenblick.',
  'Try again in a few seconds; nothing was changed.': 'Versuchen Sie es in ein paar Sekunden noch einmal; nichts wurde geändert.',
  'Something went wrong on our side (reference {0}).': 'Bei uns ist etwas schiefgegangen (Kennung {0}).',
  'Something went wrong on our side.': 'Bei uns ist etwas schiefgegangen.',
  'Try again in a moment; if it happens again, give this reference to your administrator.':
    'Versuchen Sie es gleich noch einmal; geschieht es wieder, nennen Sie diese Kennung der Administration.',
  'This record': 'Dieser Eintrag',
  '{0} has changed since you saw it, so nothing was done.': '{0} hat sich geändert, seit Sie es sahen; deshalb geschah nichts.',
  'Look at it as it is now and decide again.': 'Sehen Sie sich an, wie es jetzt ist, und entscheiden Sie neu.',
  'Your account in this desk is disabled.': 'Ihr Konto an diesem Service-Desk ist gesperrt.',
  'An administrator of your desk can enable it.': 'Die Administration Ihres Service-Desks kann es wieder zulassen.',
  'You may not do this: “{0}” is for the role {1}.': 'Das dürfen Sie nicht: „{0}“ ist für die Rolle {1}.',
  '“{0}” is done by the desk itself.': '„{0}“ macht der Service-Desk selbst.',
  'Ask an administrator of your desk for it.': 'Bitten Sie die Administration Ihres Service-Desks darum.',
  'Nobody needs to ask for it.': 'Darum muss niemand bitten.',
  'The Deskhand bot': 'Der Bot von Deskhand',
  'Deskhand’s message extension': 'Die Nachrichtenerweiterung von Deskhand',
  'The Deskhand tab': 'Die Registerkarte von Deskhand',
  'Deskhand’s activity feed': 'Der Aktivitätsfeed von Deskhand',
  'An administrator of your desk can switch it on again under Teams set-up.':
    'Die Administration Ihres Service-Desks kann es unter „Einrichtung“ wieder einschalten.',
  '{0} is switched off for {1}.': '{0} ist für {1} abgeschaltet.',
  '“{0}” is switched off for {1}.': '„{0}“ ist für {1} abgeschaltet.',
  'The address /api/openapi.json lists what there is.': 'Die Adresse /api/openapi.json zeigt, was es gibt.',
  'There is no such {0}.': 'Das gibt es nicht ({0}).',
  'It is a query: ask it with GET at {0}.': 'Es ist eine Abfrage: Fragen Sie mit GET unter {0}.',
  'It is an action: do it with POST at {0}.': 'Es ist eine Aktion: Rufen Sie sie mit POST unter {0} auf.',
  'Close Deskhand in some of the windows where it is open.':
    'Schließen Sie Deskhand in einigen der Fenster, in denen es offen ist.',
  'You listen to changes in too many windows.': 'Deskhand ist bei Ihnen in zu vielen Fenstern offen.',
  'The app package is for the role administrator.': 'Das App-Paket ist für die Rolle Administration.',
  'Pages of other sites may not call Deskhand.': 'Seiten anderer Websites dürfen Deskhand nicht aufrufen.',
  'Open Deskhand’s own tab.': 'Öffnen Sie die Registerkarte von Deskhand.',
  'That were too many calls in a short time.': 'Das waren zu viele Aufrufe in kurzer Zeit.',
  'Wait {0} s, then go on.': 'Warten Sie {0} s, dann geht es weiter.',
  'Nobody is signed in.': 'Niemand ist angemeldet.',
  'Sign in with Microsoft and send the token as “Authorization: Bearer …”.':
    'Melden Sie sich bei Microsoft an, und senden Sie das Token als „Authorization: Bearer …“.',
  'You are signed out of Deskhand.': 'Sie sind bei Deskhand abgemeldet.',
  'Sign in again: the action “session.sign-in” does it, or say “sign in” to the bot.':
    'Melden Sie sich wieder an; beim Bot geht es mit „sign in“.',
};
