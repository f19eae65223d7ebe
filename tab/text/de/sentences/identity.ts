/** Sätze über Anmeldungen, Profile und ihre Geheimnisse. Der Schlüssel ist der englische Satz. */
export const identitySentencesDe: { readonly [template: string]: string } = {
  'reached {0}': 'erreichte {0}',
  'Microsoft names no organisation for this sign-in.': 'Microsoft nennt zu dieser Anmeldung keine Organisation.',
  'Check the tenant id of the profile in the Entra admin centre.':
    'Prüfen Sie die Mandanten-ID des Profils im Entra Admin Center.',
  'Microsoft names no organisation for this profile.': 'Microsoft nennt zu diesem Profil keine Organisation.',
  'Check the directory (tenant) id.': 'Prüfen Sie die Verzeichnis-ID (Mandant).',
  "Microsoft refused the bot's credentials ({0}).": 'Microsoft lehnte die Anmeldedaten des Bots ab ({0}).',
  'Check BOT_ID, BOT_SECRET and BOT_TENANT_ID; the secret may have expired.':
    'Prüfen Sie BOT_ID, BOT_SECRET und BOT_TENANT_ID; das Geheimnis kann abgelaufen sein.',
  'The test ended in a way nobody foresaw.': 'Der Test endete, wie es niemand vorgesehen hat.',
  'Give the certificate and its unencrypted RSA private key as PEM, one behind the other.':
    'Geben Sie das Zertifikat und seinen unverschlüsselten privaten RSA-Schlüssel als PEM an, hintereinander.',
  'There is no certificate in this text.': 'In diesem Text ist kein Zertifikat.',
  'There is no private key in this text.': 'In diesem Text ist kein privater Schlüssel.',
  'This certificate or its key cannot be read.': 'Dieses Zertifikat oder sein Schlüssel lässt sich nicht lesen.',
  'The key of this certificate is not an RSA key.': 'Der Schlüssel dieses Zertifikats ist kein RSA-Schlüssel.',
  'This private key belongs to another certificate.': 'Dieser private Schlüssel gehört zu einem anderen Zertifikat.',
  'There is no key to keep Microsoft’s secrets with.': 'Es gibt keinen Schlüssel, um Geheimnisse von Microsoft zu verwahren.',
  'Make one with “openssl rand -base64 32”, set DESKHAND_SECRET_KEY to it, keep a copy in a safe place, and start again.':
    'Erzeugen Sie einen mit „openssl rand -base64 32“, setzen Sie DESKHAND_SECRET_KEY darauf, verwahren Sie eine Kopie sicher, und starten Sie neu.',
  'A stored secret cannot be read: it was changed, moved to another place, or sealed with another key.':
    'Ein gespeichertes Geheimnis lässt sich nicht lesen: Es wurde geändert, an eine andere Stelle gebracht oder mit einem anderen Schlüssel versiegelt.',
  'Set DESKHAND_SECRET_KEY to the key it was sealed with, or enter the secret again.':
    'Setzen Sie DESKHAND_SECRET_KEY auf den Schlüssel, mit dem es versiegelt wurde, oder tragen Sie das Geheimnis neu ein.',
  'A stored secret was sealed with the key “{0}”, which DESKHAND_SECRET_KEY does not hold.':
    'Ein gespeichertes Geheimnis wurde mit dem Schlüssel „{0}“ versiegelt, den DESKHAND_SECRET_KEY nicht enthält.',
  'Add that key to DESKHAND_SECRET_KEY behind the current one (id:key, separated by commas), or enter the secret again.':
    'Fügen Sie diesen Schlüssel hinter dem jetzigen zu DESKHAND_SECRET_KEY hinzu (id:schlüssel, mit Kommas getrennt), oder tragen Sie das Geheimnis neu ein.',
  'This set-up link has ended.': 'Dieser Einrichtungslink gilt nicht mehr.',
  'Whoever runs Deskhand makes another: npm run deskhand -- desk link':
    'Wer Deskhand betreibt, macht einen neuen: npm run deskhand -- desk link',
  'Open Deskhand in Teams again; it signs you in by itself.':
    'Öffnen Sie Deskhand in Teams noch einmal; es meldet Sie von selbst an.',
  'Ask an administrator of the desk.': 'Fragen Sie die Administration des Service-Desks.',
  'This is no sign-in of Microsoft’s.': 'Das ist keine Anmeldung von Microsoft.',
  'This sign-in was not issued by the organisation that it names.':
    'Diese Anmeldung stammt nicht von der Organisation, die sie nennt.',
  'This sign-in is meant for another application.': 'Diese Anmeldung ist für eine andere Anwendung.',
  'This is not the sign-in of a person to Deskhand.': 'Das ist nicht die Anmeldung einer Person bei Deskhand.',
  'This sign-in has expired.': 'Diese Anmeldung ist abgelaufen.',
  'This sign-in is not valid yet.': 'Diese Anmeldung gilt noch nicht.',
  'If it stays so, whoever runs Deskhand sets this machine’s clock right.':
    'Bleibt es so, stellt die Uhr dieses Rechners richtig, wer Deskhand betreibt.',
  'This sign-in was not signed by Microsoft.': 'Diese Anmeldung ist nicht von Microsoft unterschrieben.',
  'Sign-ins cannot be checked now: Microsoft’s keys cannot be read.':
    'Anmeldungen lassen sich jetzt nicht prüfen: Die Schlüssel von Microsoft sind nicht zu lesen.',
  'Try again in a moment.': 'Versuchen Sie es gleich noch einmal.',
  'Deskhand does not know your organisation.': 'Deskhand kennt Ihre Organisation nicht.',
  'It serves members of connected service desks only.': 'Es ist nur für Mitglieder verbundener Service-Desks da.',
  'Deskhand is not set up for {0} yet.': 'Deskhand ist für {0} noch nicht eingerichtet.',
  'An administrator has to finish the Teams set-up in Deskhand.':
    'Die Administration muss die Einrichtung von Teams in Deskhand abschließen.',
  'Guests do not get into {0}.': 'Für {0} werden Gäste nicht eingelassen.',
  'Only members of the desk get in.': 'Nur Mitglieder des Service-Desks werden eingelassen.',
  'You are a contact of a client of {0}, and contacts do not get in here.':
    'Für {0} sind Sie Kontakt eines Kunden, und Kontakte werden hier nicht eingelassen.',
  'Write to the desk as you always do.': 'Schreiben Sie dem Service-Desk wie sonst auch.',
  'Your Microsoft account is not linked to a member of {0}.': 'Für {0} ist Ihr Microsoft-Konto mit keinem Mitglied verknüpft.',
  'Ask an administrator of the desk to link it under Members.':
    'Bitten Sie die Administration des Service-Desks, es unter „Mitglieder“ zu verknüpfen.',
  'Your account in {0} is disabled.': 'Für {0} ist Ihr Konto gesperrt.',
  'The Microsoft profile “{0}” is archived.': 'Das Microsoft-Profil „{0}“ ist archiviert.',
  'The Microsoft profile “{0}” is disabled: {1}.': 'Das Microsoft-Profil „{0}“ ist außer Betrieb: {1}.',
  'The Microsoft profile “{0}” is disabled.': 'Das Microsoft-Profil „{0}“ ist außer Betrieb.',
  'An administrator binds another profile, or mends this one and tests it.':
    'Die Administration ordnet ein anderes Profil zu oder bringt dieses in Ordnung und testet es.',
  'No Microsoft profile serves {0} yet.': 'Noch dient kein Microsoft-Profil für „{0}“.',
  'An administrator adds one and binds it, or makes one the default.':
    'Die Administration fügt eines hinzu und ordnet es zu, oder sie macht eines zum Standard.',
  'This Microsoft profile is not there any more.': 'Dieses Microsoft-Profil gibt es nicht mehr.',
  'Choose another profile.': 'Wählen Sie ein anderes Profil.',
  'Microsoft does not know the directory of “{0}”': 'Microsoft kennt das Verzeichnis von „{0}“ nicht',
  'An administrator compares the directory (tenant) id of the profile with the one that Entra’s overview page shows.':
    'Die Administration vergleicht die Verzeichnis-ID (Mandant) des Profils mit der auf der Übersichtsseite von Entra.',
  'The directory of “{0}” knows no application with its client id':
    'Das Verzeichnis von „{0}“ kennt keine Anwendung mit dessen Client-ID',
  'An administrator compares application (client) id and directory (tenant) id with Entra: they may be of different organisations. If both are right, a Microsoft 365 administrator opens the consent link that “teams setup” shows.':
    'Die Administration vergleicht Anwendungs-ID (Client) und Verzeichnis-ID (Mandant) mit Entra: Sie können von verschiedenen Organisationen sein. Stimmen beide, öffnet die Microsoft-365-Administration den Zustimmungslink, den die Einrichtung zeigt.',
  'Microsoft has the application of “{0}” disabled': 'Die Anwendung von „{0}“ ist bei Microsoft deaktiviert',
  'An administrator of Microsoft 365 enables it in Entra (Enterprise applications, Properties).':
    'Die Microsoft-365-Administration aktiviert sie in Entra (Unternehmensanwendungen, Eigenschaften).',
  '“{0}” is not allowed this yet: consent is missing': '„{0}“ darf das noch nicht: Die Zustimmung fehlt',
  'A Microsoft 365 administrator opens the consent link that “teams setup” shows, and agrees.':
    'Die Microsoft-365-Administration öffnet den Zustimmungslink, den die Einrichtung zeigt, und stimmt zu.',
  'Microsoft does not accept the secret or certificate of “{0}”':
    'Microsoft nimmt das Geheimnis oder Zertifikat von „{0}“ nicht an',
  'An administrator enters the next one (rotate): the secret’s value, not its id; or uploads the certificate in Entra.':
    'Die Administration trägt das nächste ein: den Wert des Geheimnisses, nicht seine ID; oder sie lädt das Zertifikat in Entra hoch.',
  'The secret of “{0}” has expired': 'Das Geheimnis von „{0}“ ist abgelaufen',
  'An administrator makes a new one in Entra and enters it (rotate).':
    'Die Administration erzeugt in Entra ein neues und trägt es ein.',
  'The certificate of “{0}” has expired': 'Das Zertifikat von „{0}“ ist abgelaufen',
  'An administrator uploads a new one in Entra and enters it with its private key (rotate).':
    'Die Administration lädt in Entra ein neues hoch und trägt es mit seinem privaten Schlüssel ein.',
  'The sign-in behind “{0}” is no longer valid': 'Die Anmeldung hinter „{0}“ gilt nicht mehr',
  'Whoever connected it signs in again.': 'Wer die Verbindung hergestellt hat, meldet sich neu an.',
  'Nobody has connected “{0}” yet': 'Noch hat niemand „{0}“ verbunden',
  'An administrator connects it with an account that may act for the desk.':
    'Die Administration verbindet es mit einem Konto, das für den Service-Desk handeln darf.',
  'Microsoft’s sign-in service cannot be reached or does not answer now':
    'Der Anmeldedienst von Microsoft ist nicht zu erreichen oder antwortet jetzt nicht',
  'It is tried again by itself. If it stays so, an administrator checks the way from this machine to login.microsoftonline.com.':
    'Es wird von selbst wieder versucht. Bleibt es so, prüft die Administration den Weg von diesem Rechner zu login.microsoftonline.com.',
  'In try mode the sandbox stands in for Microsoft, and it runs only together with the server':
    'Im Probebetrieb vertritt die Sandbox Microsoft, und sie läuft nur zusammen mit dem Server',
  'This machine’s clock differs so much from Microsoft’s that sign-ins are refused':
    'Die Uhr dieses Rechners weicht so weit von der von Microsoft ab, dass Anmeldungen abgelehnt werden',
  'Whoever runs Deskhand sets the clock right (time synchronisation).':
    'Wer Deskhand betreibt, stellt die Uhr richtig (Zeitabgleich).',
  'status {0}': 'Status {0}',
};
