/** Sätze der Microsoft-Einrichtung und der Zustellung. Der Schlüssel ist der englische Satz. */
export const microsoftSentencesDe: { readonly [template: string]: string } = {
  'Give either the client secret or a certificate with its private key.':
    'Geben Sie entweder das Clientgeheimnis oder ein Zertifikat mit seinem privaten Schlüssel an.',
  'The Microsoft profile “{0}” is added. Test it before you bind anything to it.':
    'Das Microsoft-Profil „{0}“ ist hinzugefügt. Prüfen Sie es, bevor Sie etwas daran binden.',
  'The Microsoft settings of this installation are taken over.':
    'Die Microsoft-Einstellungen dieser Installation sind übernommen.',
  '{0} use it': 'Es dient für {0}',
  '{0} uses it': 'Es dient für {0}',
  '“{0}” cannot be archived: {1}.': '„{0}“ kann nicht archiviert werden: {1}.',
  '“{0}” cannot be archived: it is the default profile and {1}.':
    '„{0}“ kann nicht archiviert werden: Es ist das Standardprofil. {1}.',
  '“{0}” cannot be archived: it is the default profile and nothing else would serve what is not bound.':
    '„{0}“ kann nicht archiviert werden: Es ist das Standardprofil, und nichts sonst würde für Ungebundenes dienen.',
  'Make another profile the default and bind these to it first.':
    'Machen Sie zuerst ein anderes Profil zum Standard, und binden Sie das Übrige daran.',
  'Bind these to another profile first.': 'Binden Sie das zuerst an ein anderes Profil.',
  '“{0}” is archived; its secrets are deleted.': '„{0}“ ist archiviert; seine Geheimnisse sind gelöscht.',
  'This installation cannot connect accounts now.': 'Diese Installation kann jetzt keine Konten verbinden.',
  'Start the server, and add a Microsoft profile.': 'Starten Sie den Server, und fügen Sie ein Microsoft-Profil hinzu.',
  'Open this link in a browser within ten minutes and agree, to connect an account for {0}: {1}':
    'Öffnen Sie diesen Link binnen zehn Minuten in einem Browser und stimmen Sie zu, um ein Konto für {0} zu verbinden: {1}',
  'This installation is not connected to Microsoft.': 'Diese Installation ist nicht mit Microsoft verbunden.',
  'No account is connected for {0}.': 'Für {0} ist kein Konto verbunden.',
  'This installation cannot reach its connections now.': 'Diese Installation erreicht ihre Verbindungen jetzt nicht.',
  'Start the server first.': 'Starten Sie zuerst den Server.',
  'The connection for {0} is ended and forgotten.': 'Die Verbindung für {0} ist beendet und vergessen.',
  'This profile has no such secret.': 'Dieses Profil hat kein solches Geheimnis.',
  'Look at the profile and name one of its secrets.': 'Sehen Sie sich das Profil an, und nennen Sie eines seiner Geheimnisse.',
  'That is the only secret of “{0}”; without it the profile could not sign in.':
    'Das ist das einzige Geheimnis von „{0}“; ohne es könnte sich das Profil nicht anmelden.',
  'Add the next secret first (rotate), or archive the profile.':
    'Fügen Sie zuerst das nächste Geheimnis hinzu, oder archivieren Sie das Profil.',
  'The secret {0} of “{1}” is removed.': 'Das Geheimnis {0} von „{1}“ ist entfernt.',
  'Whom it was for is not with the desk any more.': 'Wer sie bekommen sollte, ist nicht mehr am Service-Desk.',
  'Nothing was sent.': 'Nichts wurde gesendet.',
  'It may have arrived already and come twice.': 'Sie ist vielleicht schon angekommen und käme dann zweimal.',
  'It would send {0} to {1} by {2}.': 'Gesendet würde {0} an {1}, Weg: {2}.',
  'Sending {0} to {1} by {2}.': 'Gesendet wird {0} an {1}, Weg: {2}.',
  'Only notices can be sent again; do again what caused this.':
    'Nur Benachrichtigungen lassen sich noch einmal senden; wiederholen Sie, was dies auslöste.',
  'It is {0}; only what failed, was skipped, was given up or is uncertain is sent again.':
    'Sie ist {0}; noch einmal gesendet wird nur, was fehlschlug, ausgelassen oder aufgegeben wurde oder ungewiss ist.',
  'Give either the new client secret or a certificate with its private key.':
    'Geben Sie entweder das neue Clientgeheimnis oder ein Zertifikat mit seinem privaten Schlüssel an.',
  '“{0}” has two secrets already, which is as many as a rotation needs.':
    '„{0}“ hat schon zwei Geheimnisse; mehr braucht ein Wechsel nicht.',
  'Remove the older one first: “remove secret of microsoft profile {0}”.': 'Entfernen Sie zuerst das ältere von „{0}“.',
  '“{0}” has a new secret.': '„{0}“ hat ein neues Geheimnis.',
  '“{0}” has a new certificate.': '„{0}“ hat ein neues Zertifikat.',
  'The old secret serves as well until you remove it.': 'Das alte Geheimnis dient auch noch, bis Sie es entfernen.',
  'Test the profile now.': 'Prüfen Sie das Profil jetzt.',
  'Choose a profile that is in use.': 'Wählen Sie ein Profil, das in Gebrauch ist.',
  '“{0}” belongs to another organisation than this desk, whose members {1} is about.':
    '„{0}“ gehört zu einer anderen Organisation als dieser Service-Desk, um dessen Mitglieder es bei {1} geht.',
  'Choose a profile of the desk’s own Entra tenant.': 'Wählen Sie ein Profil aus dem eigenen Entra-Mandanten.',
  '{0} uses {1}.': '{0} verwendet {1}.',
  '{0} now uses {1}.': '{0} verwendet jetzt {1}.',
  '“{0}” is the default profile.': '„{0}“ ist das Standardprofil.',
  'It serves everything that is bound to no other.': 'Es dient für alles, was an kein anderes gebunden ist.',
  'Teams cannot be active: its profile “{0}” is {1}.': 'Teams kann nicht aktiv sein: Sein Profil „{0}“ ist {1}.',
  'Teams cannot be active: no Microsoft profile serves it.': 'Teams kann nicht aktiv sein: Kein Microsoft-Profil dient dafür.',
  'Add a profile, test it and bind Teams to it first.':
    'Fügen Sie zuerst ein Profil hinzu, prüfen Sie es, und binden Sie Teams daran.',
  'Teams is {0}.': 'Teams ist {0}.',
  'Teams is {0}: nobody is let in from there.': 'Teams ist {0}: Von dort kommt niemand hinein.',
  'It is {0}; only what is uncertain is settled.': 'Sie ist {0}; entschieden wird nur über Ungewisses.',
  'Settled: it arrived.': 'Entschieden: Sie ist angekommen.',
  'Settled: it is given up.': 'Entschieden: Sie wird aufgegeben.',
  'Notices of {0}': 'Benachrichtigungen über {0}',
  'Say what to switch: a capability, a sort of notices, or an action.':
    'Sagen Sie, was geschaltet werden soll: eine Fähigkeit, eine Art von Benachrichtigungen oder eine Aktion.',
  '{0}: on in Teams.': '{0}: an in Teams.',
  '{0}: off in Teams.': '{0}: aus in Teams.',
  'There is no action called “{0}”.': 'Eine Aktion „{0}“ gibt es nicht.',
  '“{0}” cannot be switched off: people need it to find their way, or to switch things on again.':
    '„{0}“ lässt sich nicht abschalten: Man braucht es, um sich zurechtzufinden oder wieder einzuschalten.',
  'This installation is not connected to Microsoft Graph.': 'Diese Installation ist nicht mit Microsoft Graph verbunden.',
  'Start the server with a Microsoft profile bound to the directory.':
    'Starten Sie den Server mit einem Microsoft-Profil, das an das Verzeichnis gebunden ist.',
  '1 member': '1 Mitglied',
  '{0} members': '{0} Mitglieder',
  'The directory is being read at this moment; its result is kept. Ask again in a minute.':
    'Das Verzeichnis wird gerade gelesen; das Ergebnis wird aufgehoben. Fragen Sie in einer Minute noch einmal.',
  'nothing has changed there since it was last read': 'nichts hat sich dort seit dem letzten Lesen geändert',
  '1 account seen': '1 Konto gesehen',
  '{0} accounts seen': '{0} Konten gesehen',
  '{0} linked': '{0} verknüpft',
  '{0} unlinked': '{0} gelöst',
  '{0} without an account': '{0} ohne Konto',
  '{0} whose address fits more than one account': '{0} mit einer Adresse, die auf mehrere Konten passt',
  '{0} could not be settled; the next run tries again.': '{0} nicht entschieden; der nächste Lauf versucht es wieder.',
  'The directory is read: {0}.': 'Das Verzeichnis ist gelesen: {0}.',
  'The test message to {0} was sent before; it was not sent again.':
    'Die Testnachricht an {0} wurde schon gesendet; sie ging nicht noch einmal hinaus.',
  'There is no bot in this installation that could write.': 'In dieser Installation gibt es keinen Bot, der schreiben könnte.',
  '“{0}” did not pass: {1}': '„{0}“ hat nicht bestanden: {1}',
  'This machine’s clock is {0} minutes ahead; set it right.':
    'Die Uhr dieses Rechners geht {0} Minuten vor; stellen Sie sie richtig.',
  'This machine’s clock is {0} minutes behind; set it right.':
    'Die Uhr dieses Rechners geht {0} Minuten nach; stellen Sie sie richtig.',
  '“{0}” works: it signs in and reaches {1}.': '„{0}“ funktioniert: Es meldet sich an und erreicht {1}.',
  '{0}: this is no id of Microsoft’s. It looks like 1b4e28ba-2fa1-41d2-883f-0016d3cca427.':
    '{0}: Das ist keine Kennung von Microsoft. Sie sieht aus wie 1b4e28ba-2fa1-41d2-883f-0016d3cca427.',
  'Another profile is called “{0}”. Choose another name.': 'Ein anderes Profil heißt „{0}“. Wählen Sie einen anderen Namen.',
  'Secret: this looks like the secret’s id. Enter its value, which Microsoft shows once.':
    'Geheimnis: Das sieht aus wie die Kennung des Geheimnisses. Geben Sie seinen Wert ein, den Microsoft einmal zeigt.',
  'The secret ends on: {0} is over, so Microsoft would refuse it.':
    'Das Geheimnis läuft ab am: {0} ist vorbei; Microsoft würde es ablehnen.',
  'Certificate: this one ended on {0}.': 'Zertifikat: Dieses lief am {0} ab.',
  '“{0}” is given by the settings of this installation.': '„{0}“ kommt aus den Einstellungen dieser Installation.',
  'Change MICROSOFT_TENANT_ID, MICROSOFT_CLIENT_ID or MICROSOFT_CLIENT_SECRET where Deskhand runs, and start it again.':
    'Ändern Sie MICROSOFT_TENANT_ID, MICROSOFT_CLIENT_ID oder MICROSOFT_CLIENT_SECRET dort, wo Deskhand läuft, und starten Sie es neu.',
  '“{0}” is archived.': '„{0}“ ist archiviert.',
  'This desk runs in no installation.': 'Dieser Service-Desk läuft in keiner Installation.',
  'Start the server, and ask again.': 'Starten Sie den Server, und fragen Sie noch einmal.',
  'No Microsoft profile serves Teams yet.': 'Noch dient kein Microsoft-Profil für Teams.',
  'Add one, then bind Teams to it or make it the default.':
    'Fügen Sie eines hinzu, und binden Sie Teams daran oder machen Sie es zum Standard.',
};
