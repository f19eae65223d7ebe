/** Sätze der Diagnose: was die Schritte fanden, und was zu tun ist. Der Schlüssel ist der englische Satz. */
export const diagnosisSentencesDe: { readonly [template: string]: string } = {
  'All {0} steps are well.': 'Alle {0} Schritte sind in Ordnung.',
  '{0} of {1} steps is not well.': '{0} von {1} Schritten ist nicht in Ordnung.',
  '{0} of {1} steps are not well.': '{0} von {1} Schritten sind nicht in Ordnung.',
  'This step ended in a way nobody foresaw.': 'Dieser Schritt endete, wie es niemand vorgesehen hat.',
  'Try again; look into the log if it happens again.':
    'Versuchen Sie es noch einmal; geschieht es wieder, sehen Sie ins Protokoll.',
  'Not looked at: it needs “{0}”.': 'Nicht angesehen: Erst muss „{0}“ in Ordnung sein.',
  'The server has not finished starting.': 'Der Server ist noch nicht fertig gestartet.',
  'Try again soon.': 'Versuchen Sie es bald noch einmal.',
  'Try again in some seconds.': 'Versuchen Sie es in ein paar Sekunden noch einmal.',
  'Try mode: a sandbox on this machine stands in for Microsoft.':
    'Probebetrieb: Eine Sandbox auf diesem Rechner vertritt Microsoft.',
  'Live mode, with a key that seals secrets.': 'Echtbetrieb, mit einem Schlüssel, der Geheimnisse versiegelt.',
  'There is no key to seal secrets with.': 'Es gibt keinen Schlüssel, der Geheimnisse versiegelt.',
  'Whoever runs Deskhand sets DESKHAND_SECRET_KEY (openssl rand -base64 32) and starts it again.':
    'Wer Deskhand betreibt, setzt DESKHAND_SECRET_KEY (openssl rand -base64 32) und startet es neu.',
  'Try mode needs no public address; this installation is at {0}.':
    'Der Probebetrieb braucht keine öffentliche Adresse; diese Installation ist unter {0}.',
  'Whoever runs Deskhand sets DESKHAND_PUBLIC_URL to its https address, for instance https://desk.example.com.':
    'Wer Deskhand betreibt, setzt DESKHAND_PUBLIC_URL auf seine https-Adresse, zum Beispiel https://desk.example.com.',
  'Teams reaches only https addresses, and this is {0}.': 'Teams erreicht nur https-Adressen, und diese ist {0}.',
  '{0} can be reached from this network alone.': '{0} ist nur aus diesem Netz zu erreichen.',
  'Teams wants a host name with a certificate, not a bare IP address.':
    'Teams verlangt einen Hostnamen mit Zertifikat, keine bloße IP-Adresse.',
  'The address must be https and a host name alone, without port, path or user.':
    'Die Adresse muss aus https und einem Hostnamen bestehen, ohne Port, Pfad oder Benutzer.',
  'Teams reaches this installation at {0}.': 'Teams erreicht diese Installation unter {0}.',
  'Teams uses “{0}”.': 'Teams nutzt „{0}“.',
  'No Microsoft profile serves Teams.': 'Kein Microsoft-Profil dient für Teams.',
  'An administrator adds one.': 'Die Administration fügt eines hinzu.',
  'An administrator adds one and binds Teams to it.': 'Die Administration fügt eines hinzu und ordnet Teams ihm zu.',
  'The profile is in use.': 'Das Profil ist in Betrieb.',
  'The profile is not in use.': 'Das Profil ist nicht in Betrieb.',
  'An administrator tests it, or binds Teams to another.': 'Die Administration testet es oder ordnet Teams ein anderes zu.',
  'It has something to sign in with.': 'Es hat etwas, womit es sich anmelden kann.',
  'It has nothing valid to sign in with.': 'Es hat nichts Gültiges, womit es sich anmelden kann.',
  'An administrator enters the next secret (rotate).': 'Die Administration trägt das nächste Geheimnis ein.',
  'Its last test passed.': 'Sein letzter Test war erfolgreich.',
  'Its last test did not pass, or there was none.': 'Sein letzter Test schlug fehl, oder es gab keinen.',
  'An administrator tests the profile.': 'Die Administration testet das Profil.',
  'Teams is active.': 'Teams ist aktiv.',
  'An administrator sets it to active once the app is uploaded.':
    'Die Administration setzt es auf aktiv, sobald die App hochgeladen ist.',
  'It ends on {0}.': 'Gültig bis {0}.',
  'What it signs in with ends on {0}, in {1} day.': 'Womit es sich anmeldet, läuft am {0} ab, in {1} Tag.',
  'What it signs in with ends on {0}, in {1} days.': 'Womit es sich anmeldet, läuft am {0} ab, in {1} Tagen.',
  'An administrator enters the next one before that (rotate).': 'Die Administration trägt vorher das nächste ein.',
  'The manifest of the app package does not offer what this code can do.':
    'Das Manifest des App-Pakets bietet nicht an, was dieser Code kann.',
  'Whoever runs Deskhand makes the package anew (deskhand app manifest --write, app package) and uploads it again.':
    'Wer Deskhand betreibt, macht das Paket neu (deskhand app manifest --write, app package) und lädt es wieder hoch.',
  'The manifest of the app package offers what this code can do.': 'Das Manifest des App-Pakets bietet an, was dieser Code kann.',
  'The manifest of the app package offers what this code can do; version {0} is what this code makes.':
    'Das Manifest des App-Pakets bietet an, was dieser Code kann; Version {0} entspricht diesem Code.',
  'The desk’s app package: version {0} is stale: code or settings have changed since it was made.':
    'Das App-Paket des Service-Desks ist veraltet (Version {0}): Code oder Einstellungen haben sich seither geändert.',
  'An administrator downloads the package anew (Set-up, Teams app) and uploads it in the Teams admin centre.':
    'Die Administration lädt das Paket neu herunter (Einrichtung, Teams-App) und lädt es im Teams Admin Center hoch.',
  'Microsoft gave a token for Graph.': 'Microsoft gab ein Token für Graph.',
  'This machine’s clock agrees with Microsoft’s.': 'Die Uhr dieses Rechners stimmt mit der von Microsoft überein.',
  'This machine’s clock is {0} minutes ahead of Microsoft’s.': 'Die Uhr dieses Rechners geht {0} Minuten vor.',
  'This machine’s clock is {0} minutes behind Microsoft’s.': 'Die Uhr dieses Rechners geht {0} Minuten nach.',
  'Whoever runs Deskhand sets the clock right (time synchronisation); sign-ins are refused from five minutes on.':
    'Wer Deskhand betreibt, stellt die Uhr richtig (Zeitabgleich); ab fünf Minuten werden Anmeldungen abgelehnt.',
  'Microsoft gave a token for the bot, as the registration of “{0}”.':
    'Microsoft gab ein Token für den Bot, mit der Registrierung von „{0}“.',
  'Microsoft gave a token for the bot registration of the settings.':
    'Microsoft gab ein Token für die Bot-Registrierung aus den Einstellungen.',
  'The bot registration of the settings has no secret.': 'Die Bot-Registrierung aus den Einstellungen hat kein Geheimnis.',
  'Whoever runs Deskhand sets BOT_SECRET and starts it again.': 'Wer Deskhand betreibt, setzt BOT_SECRET und startet es neu.',
  'It reaches the organisation {0}.': 'Es erreicht die Organisation {0}.',
  'An administrator checks the directory (tenant) id.': 'Die Administration prüft die Verzeichnis-ID (Mandant).',
  '{0} is linked to no organisation of Microsoft’s, so nobody of it can be let in.':
    '{0} ist mit keiner Organisation bei Microsoft verknüpft; deshalb kann von dort niemand eingelassen werden.',
  'An administrator tests the profile that serves Teams: a test that passes links the desk, unless another desk has the organisation.':
    'Die Administration testet das Profil für Teams: Ist der Test erfolgreich, wird der Service-Desk verknüpft, wenn nicht schon ein anderer die Organisation hat.',
  'That is the organisation whose people are this desk’s members.':
    'Das ist die Organisation, deren Leute die Mitglieder dieses Service-Desks sind.',
  '“{0}” belongs to another organisation than {1}, whose members use Teams elsewhere.':
    '„{0}“ gehört zu einer anderen Organisation als {1}; die Mitglieder nutzen Teams anderswo.',
  'An administrator binds Teams to a profile of the desk’s own organisation.':
    'Die Administration ordnet Teams ein Profil der eigenen Organisation zu.',
  '{0} (without it: {1})': '{0} (ohne sie: {1})',
  'Add them to the app registration in Entra (API permissions, application), then a Microsoft 365 administrator agrees: {0}':
    'Fügen Sie sie in Entra zur App-Registrierung hinzu (API-Berechtigungen, Anwendung); dann stimmt die Microsoft-365-Administration zu: {0}',
  'Nobody has consented to any permission yet.': 'Noch hat niemand einer Berechtigung zugestimmt.',
  'Consent is missing for {0}': 'Die Zustimmung fehlt für {0}',
  'With the first mailbox: give it by RBAC for Applications, for single mailboxes; “teams setup” shows how.':
    'Mit dem ersten Postfach: Geben Sie sie über RBAC for Applications für einzelne Postfächer; „teams setup“ zeigt, wie.',
  'Everything needed now is consented to. For mailboxes also: {0}':
    'Allem, was jetzt nötig ist, ist zugestimmt. Für Postfächer auch: {0}',
  'Everything that is needed is consented to.': 'Allem, was nötig ist, ist zugestimmt.',
  'Nothing was sent: a test message was not asked for.': 'Nichts wurde gesendet: Eine Testnachricht war nicht gewünscht.',
  'Nobody in particular asks, so nobody was looked at.':
    'Es fragt keine bestimmte Person; deshalb wurde bei niemandem nachgesehen.',
  'The users of the organisation can be read.': 'Die Benutzer der Organisation lassen sich lesen.',
  '{0} has the app in Teams.': '{0} hat die App in Teams.',
  'The activity feed is not started yet.': 'Der Aktivitätsfeed ist noch nicht gestartet.',
  '{0} to {1} was taken by Teams.': '{0} an {1} hat Teams angenommen.',
  '{0} was not sent: {1}': '{0} wurde nicht gesendet: {1}',
  'Nobody knows whether {0} arrived: the answer of Teams was lost ({1}).':
    'Niemand weiß, ob {0} ankam: Die Antwort von Teams ging verloren ({1}).',
  'Ask {0} whether it is there; then try again.': 'Fragen Sie {0}, ob sie da ist; versuchen Sie es dann noch einmal.',
  '{0} was not sent: in try mode the sandbox stands in for Teams, and it runs only together with the server.':
    '{0} wurde nicht gesendet: Im Probebetrieb vertritt die Sandbox Teams, und sie läuft nur zusammen mit dem Server.',
  'Start the server (npm start) and do this again while it runs.':
    'Starten Sie den Server (npm start), und wiederholen Sie das, während er läuft.',
  '{0} did not reach Teams ({1}).': '{0} erreichte Teams nicht ({1}).',
  'Try again in some minutes. If it stays so, look up the code in the set-up guide, or into the log.':
    'Versuchen Sie es in einigen Minuten noch einmal. Bleibt es so, schlagen Sie die Kennung in der Anleitung zur Einrichtung nach, oder sehen Sie ins Protokoll.',
  '{0} has not installed the app in Teams.': '{0} hat die App in Teams nicht installiert.',
  'They add the app from the Teams store, or a Teams administrator installs it for them by a setup policy.':
    'Die Person fügt die App aus dem Teams-Store hinzu, oder die Teams-Administration installiert sie mit einer Setuprichtlinie.',
  '{0} is not linked to an account of Microsoft’s.': '{0} ist mit keinem Microsoft-Konto verknüpft.',
  'An administrator syncs the directory; the mail address must be the same in both, and nobody may have signed out of the bot.':
    'Die Administration gleicht das Verzeichnis ab; die Mailadresse muss in beiden gleich sein, und die Person darf sich nicht vom Bot abgemeldet haben.',
  '{0} or a policy has blocked the app in Teams.': '{0} oder eine Richtlinie hat die App in Teams blockiert.',
  'The person unblocks it, or a Teams administrator allows it in the app permission policies.':
    'Die Person hebt die Blockierung auf, oder die Teams-Administration erlaubt die App in den App-Berechtigungsrichtlinien.',
  'Teams is not set up for this desk, or that part of it is switched off.':
    'Teams ist für diesen Service-Desk nicht eingerichtet, oder dieser Teil ist abgeschaltet.',
  'An administrator looks at “teams status”.': 'Die Administration sieht sich den Status von Teams an.',
  'There is no chat of the bot with {0} yet.': 'Noch gibt es keinen Chat des Bots mit {0}.',
  'They say hello to the bot in Teams once.': 'Die Person schreibt dem Bot in Teams einmal.',
  '{0} has switched it off.': '{0} hat das abgeschaltet.',
  'The person changes it with “notices”.': 'Die Person ändert das bei ihren Benachrichtigungen.',
  '{0} may not see it.': '{0} darf das nicht sehen.',
  'A newer one took its place.': 'Eine neuere trat an ihre Stelle.',
  'Nothing has to be done.': 'Es ist nichts zu tun.',
};
