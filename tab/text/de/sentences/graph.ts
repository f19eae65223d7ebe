/** Sätze darüber, was Microsoft Graph ablehnte oder nicht beantwortete, und über seine Änderungsmeldungen. Der Schlüssel ist der englische Satz. */
export const graphSentencesDe: { readonly [template: string]: string } = {
  'Microsoft Graph could not be reached.': 'Microsoft Graph war nicht zu erreichen.',
  'Check this server’s way to the internet (graph over port 443); it is tried again later.':
    'Prüfen Sie den Weg dieses Servers ins Internet (Graph über Port 443); es wird später wieder versucht.',
  'In try mode the sandbox stands in for Microsoft, and it runs only together with the server.':
    'Im Probebetrieb vertritt die Sandbox Microsoft, und sie läuft nur zusammen mit dem Server.',
  'Start the server (npm start) and do this again while it runs; or run in live mode with your own tenant.':
    'Starten Sie den Server (npm start), und wiederholen Sie das, während er läuft; oder gehen Sie mit Ihrem eigenen Mandanten in den Echtbetrieb.',
  'Microsoft Graph answered in a way this desk does not know ({0}).':
    'Microsoft Graph antwortete auf eine Weise, die dieser Service-Desk nicht kennt ({0}).',
  'Tell an administrator of your desk; the request id is in the log.':
    'Sagen Sie es der Administration Ihres Service-Desks; die Anfrage-ID steht im Protokoll.',
  'Microsoft gives tokens that end too soon for this call.': 'Microsoft gibt Tokens, die für diesen Aufruf zu früh enden.',
  'A Microsoft 365 administrator can look at the token lifetime policy of the application.':
    'Die Microsoft-365-Administration kann sich die Richtlinie für die Tokenlebensdauer der Anwendung ansehen.',
  'Microsoft asks this desk to slow down.': 'Microsoft bittet diesen Service-Desk, langsamer zu machen.',
  'It goes on by itself a little later.': 'Es geht ein wenig später von selbst weiter.',
  'No sign-in for Microsoft Graph could be had.': 'Es war keine Anmeldung für Microsoft Graph zu bekommen.',
  'An administrator of your desk can test the Microsoft profile; its test says what is wrong with it.':
    'Die Administration Ihres Service-Desks kann das Microsoft-Profil testen; der Test sagt, was damit nicht stimmt.',
  'A Global Administrator or Privileged Role Administrator of your Microsoft 365 organisation can add the application permission “{0}” of Microsoft Graph to the app registration and grant admin consent for it.':
    'Ein globaler Administrator oder ein Administrator für privilegierte Rollen Ihrer Microsoft-365-Organisation kann die Anwendungsberechtigung „{0}“ von Microsoft Graph zur App-Registrierung hinzufügen und ihr zustimmen.',
  'A Global Administrator or Privileged Role Administrator of your Microsoft 365 organisation can add the delegated permission “{0}” of Microsoft Graph to the app registration and grant admin consent for it.':
    'Ein globaler Administrator oder ein Administrator für privilegierte Rollen Ihrer Microsoft-365-Organisation kann die delegierte Berechtigung „{0}“ von Microsoft Graph zur App-Registrierung hinzufügen und ihr zustimmen.',
  'The person has not installed the app in Teams.': 'Die Person hat die App in Teams nicht installiert.',
  'They can add it from the Teams store, or a Teams administrator can install it for everybody by a setup policy.':
    'Sie kann sie aus dem Teams-Store hinzufügen, oder die Teams-Administration installiert sie mit einer Setuprichtlinie für alle.',
  'The app is blocked for this person in Teams.': 'Die App ist für diese Person in Teams blockiert.',
  'A Teams administrator can allow it in the app permission policies, or the person can unblock it.':
    'Die Teams-Administration kann sie in den App-Berechtigungsrichtlinien erlauben, oder die Person hebt die Blockierung auf.',
  'Microsoft gives this application no further subscription: as many as it allows are in use.':
    'Microsoft gibt dieser Anwendung kein weiteres Abonnement: Alle, die es erlaubt, sind vergeben.',
  'Subscriptions of this installation that nobody needs are ended by themselves; others belong to another installation with the same app registration, which an administrator can end or give a registration of its own.':
    'Abonnements dieser Installation, die niemand braucht, enden von selbst; die übrigen gehören zu einer anderen Installation mit derselben App-Registrierung. Die Administration kann jene beenden oder ihr eine eigene Registrierung geben.',
  'A policy of the Microsoft 365 organisation keeps this desk out of this mailbox.':
    'Eine Richtlinie der Microsoft-365-Organisation lässt diesen Service-Desk nicht in dieses Postfach.',
  'An Exchange administrator can take the mailbox into the application access policy, if this desk should reach it.':
    'Die Exchange-Administration kann das Postfach in die Anwendungszugriffsrichtlinie aufnehmen, wenn dieser Service-Desk es erreichen soll.',
  'Microsoft refused the sign-in of this desk.': 'Microsoft lehnte die Anmeldung dieses Service-Desks ab.',
  'The organisation does not know the application of this desk, or has not consented to it.':
    'Die Organisation kennt die Anwendung dieses Service-Desks nicht oder hat ihr nicht zugestimmt.',
  'A Global Administrator or Privileged Role Administrator of your Microsoft 365 organisation can open the consent link.':
    'Ein globaler Administrator oder ein Administrator für privilegierte Rollen Ihrer Microsoft-365-Organisation kann den Zustimmungslink öffnen.',
  'Microsoft does not let this desk {0}: the account or organisation has no licence for it.':
    'Microsoft erlaubt diesem Service-Desk nicht, {0}: Dem Konto oder der Organisation fehlt die Lizenz dafür.',
  'A licence administrator of your Microsoft 365 organisation can assign one.':
    'Die Lizenzadministration Ihrer Microsoft-365-Organisation kann eine zuweisen.',
  'Microsoft no longer knows how far the last read came.': 'Microsoft weiß nicht mehr, wie weit zuletzt gelesen wurde.',
  'Nothing has to be done: the next run reads everything again.': 'Es ist nichts zu tun: Der nächste Lauf liest alles neu.',
  'Microsoft does not let this desk {0}: the permission “{1}” is missing or does not reach this far.':
    'Microsoft erlaubt diesem Service-Desk nicht, {0}: Die Berechtigung „{1}“ fehlt oder reicht nicht so weit.',
  'This account has no mailbox in Microsoft 365.': 'Dieses Konto hat kein Postfach in Microsoft 365.',
  'An Exchange administrator can give it one, or choose another address.':
    'Die Exchange-Administration kann ihm eines geben; oder wählen Sie eine andere Adresse.',
  'Microsoft does not know what was asked for; it was deleted, or never was in this organisation.':
    'Microsoft kennt nicht, wonach gefragt wurde; es wurde gelöscht oder war nie in dieser Organisation.',
  'Check the id or address in Microsoft 365.': 'Prüfen Sie die ID oder Adresse in Microsoft 365.',
  'A quota of the Microsoft 365 organisation is used up.': 'Ein Kontingent der Microsoft-365-Organisation ist aufgebraucht.',
  'A Microsoft 365 administrator can free room or raise the quota.':
    'Die Microsoft-365-Administration kann Platz schaffen oder das Kontingent erhöhen.',
  'The sign-in token would end too soon for this call.': 'Das Anmeldetoken würde für diesen Aufruf zu früh enden.',
  'Nothing has to be done: the next try uses a fresh one.': 'Es ist nichts zu tun: Der nächste Versuch nimmt ein frisches.',
  'It is there already, or somebody else has just changed it in Microsoft 365.':
    'Es ist schon da, oder jemand anderes hat es eben in Microsoft 365 geändert.',
  'Look at it again and repeat if it is still needed.':
    'Sehen Sie es sich noch einmal an, und wiederholen Sie es, wenn es noch nötig ist.',
  'Microsoft Graph does not answer as it should at this moment.': 'Microsoft Graph antwortet im Augenblick nicht, wie es sollte.',
  'It is tried again later; the service health page of Microsoft 365 shows known trouble.':
    'Es wird später wieder versucht; die Seite „Dienststatus“ von Microsoft 365 zeigt bekannte Störungen.',
  'Microsoft could not make sense of the request to {0}.': 'Microsoft verstand diese Anfrage nicht: {0}.',
  'A link that should lead on in Microsoft Graph leads somewhere else; it was not followed.':
    'Ein Link, der in Microsoft Graph weiterführen sollte, führt anderswohin; ihm wurde nicht gefolgt.',
  'An id or address is malformed, so nothing was asked of Microsoft.':
    'Eine ID oder Adresse ist fehlerhaft; deshalb wurde Microsoft nichts gefragt.',
  'An address that Microsoft was to be given is not one of this installation.':
    'Eine Adresse, die Microsoft bekommen sollte, gehört nicht zu dieser Installation.',
  'Check the value; when it came from Microsoft, tell an administrator of your desk.':
    'Prüfen Sie den Wert; kam er von Microsoft, sagen Sie es der Administration Ihres Service-Desks.',
  'Microsoft Graph leads round in a circle in place of ending a list.':
    'Microsoft Graph führt im Kreis herum, statt eine Liste zu beenden.',
  'Microsoft Graph answered with a page that is none.': 'Microsoft Graph antwortete mit einer Seite, die keine ist.',
  'Microsoft Graph ended the list of users without saying where to read on.':
    'Microsoft Graph beendete die Liste der Benutzer, ohne zu sagen, wo weiterzulesen ist.',
  'Nothing has to be done: it is read again with the next run.': 'Es ist nichts zu tun: Der nächste Lauf liest es wieder.',
  'subscribe to changes': 'Änderungen zu abonnieren',
  'end a subscription to changes': 'ein Abonnement von Änderungen zu beenden',
  'search the users of the organisation': 'die Benutzer der Organisation zu durchsuchen',
  'install its Teams app for a person': 'die Teams-App für eine Person zu installieren',
  'see which Teams apps a person has': 'zu sehen, welche Teams-Apps eine Person hat',
  'list its subscriptions': 'die eigenen Abonnements aufzulisten',
  'read the users of the organisation': 'die Benutzer der Organisation zu lesen',
  'look into this mailbox': 'in dieses Postfach zu sehen',
  'read the name of the organisation': 'den Namen der Organisation zu lesen',
  'read a user of the organisation': 'einen Benutzer der Organisation zu lesen',
  'reauthorize a subscription to changes': 'ein Abonnement von Änderungen neu zu bestätigen',
  'renew a subscription to changes': 'ein Abonnement von Änderungen zu verlängern',
  'put notices into the activity feed': 'Benachrichtigungen in den Aktivitätsfeed zu stellen',
  'Changes are found by the scheduled reads alone, up to an hour later.':
    'Änderungen zeigen sich nur beim regelmäßigen Lesen, bis zu einer Stunde später.',
  'They stay until they run out by themselves.': 'Sie bleiben, bis sie von selbst ablaufen.',
  'An account is found only by its object id.': 'Ein Konto ist nur über seine Objekt-ID zu finden.',
  'Each member installs the app, or an administrator does it in the Teams admin centre.':
    'Jedes Mitglied installiert die App selbst, oder die Administration tut es im Teams Admin Center.',
  'Who lacks the app shows only when a notice to them is refused.':
    'Wem die App fehlt, zeigt sich erst, wenn eine Benachrichtigung abgelehnt wird.',
  'Lost subscriptions are noticed only when they should be renewed.':
    'Verlorene Abonnements fallen erst auf, wenn sie verlängert werden sollen.',
  'Members must be linked by hand, and those who leave the organisation keep their link.':
    'Mitglieder müssen von Hand verknüpft werden, und wer die Organisation verlässt, behält die Verknüpfung.',
  'Whether mailboxes are reachable shows only with the first mail sync.':
    'Ob Postfächer erreichbar sind, zeigt sich erst beim ersten Abgleich der E-Mails.',
  'A profile can be tested only as far as its token.': 'Ein Profil lässt sich nur bis zu seinem Token testen.',
  'A link to a missing account stays until the directory reports it as deleted.':
    'Die Verknüpfung mit einem fehlenden Konto bleibt, bis das Verzeichnis es als gelöscht meldet.',
  'Microsoft stops telling of changes until the subscription is renewed.':
    'Microsoft meldet keine Änderungen mehr, bis das Abonnement verlängert ist.',
  'Subscriptions end, and changes are found by the scheduled reads alone.':
    'Abonnements enden, und Änderungen zeigen sich nur beim regelmäßigen Lesen.',
  'Notices to many come as messages of the bot, or not at all where a person wants the feed only.':
    'Benachrichtigungen an viele kommen als Nachrichten des Bots, oder gar nicht, wo jemand nur den Feed will.',
  'Notices come as messages of the bot, or not at all where a person wants the feed only.':
    'Benachrichtigungen kommen als Nachrichten des Bots, oder gar nicht, wo jemand nur den Feed will.',
};
