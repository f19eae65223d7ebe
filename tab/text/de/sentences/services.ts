/** Sätze über das Verzeichnis, Änderungsmeldungen und das App-Paket. Der Schlüssel ist der englische Satz. */
export const serviceSentencesDe: { readonly [template: string]: string } = {
  'The directory could not be read to the end.': 'Das Verzeichnis ließ sich nicht bis zum Ende lesen.',
  'The next run goes on; look into the log if it happens again.':
    'Der nächste Lauf macht weiter; geschieht es wieder, sehen Sie ins Protokoll.',
  '“{0}” belongs to another organisation than this desk, so its users are not this desk’s members.':
    '„{0}“ gehört zu einer anderen Organisation als dieser Service-Desk; deren Benutzer sind nicht seine Mitglieder.',
  'An administrator of your desk can bind the directory to a profile of your own organisation.':
    'Die Administration Ihres Service-Desks kann dem Verzeichnis ein Profil Ihrer eigenen Organisation zuordnen.',
  'There is no such desk.': 'Diesen Service-Desk gibt es nicht.',
  'Check its id.': 'Prüfen Sie seine ID.',
  'Try again in a few seconds.': 'Versuchen Sie es in ein paar Sekunden noch einmal.',
  'The directory is being read at this moment.': 'Das Verzeichnis wird in diesem Augenblick gelesen.',
  'It is read again right after.': 'Gleich danach wird es wieder gelesen.',
  'Microsoft’s signing keys cannot be read, so nobody can tell whether notifications are Microsoft’s.':
    'Die Schlüssel, mit denen Microsoft unterschreibt, sind nicht zu lesen; deshalb ist nicht zu erkennen, ob Meldungen von Microsoft sind.',
  'Nothing has to be done: it is tried again.': 'Es ist nichts zu tun: Es wird wieder versucht.',
  'What was told could not be worked off.': 'Was gemeldet wurde, ließ sich nicht abarbeiten.',
  'It is tried again; the log says more.': 'Es wird wieder versucht; im Protokoll steht mehr.',
  'Microsoft cannot tell this desk of changes, because it cannot reach {0}: that is no public https address.':
    'Microsoft kann diesem Service-Desk keine Änderungen melden, weil es {0} nicht erreicht: Das ist keine öffentliche https-Adresse.',
  'Microsoft cannot tell this desk of changes, because it cannot reach this address: that is no public https address.':
    'Microsoft kann diesem Service-Desk keine Änderungen melden, weil es diese Adresse nicht erreicht: Das ist keine öffentliche https-Adresse.',
  'Give the installation one and set DESKHAND_PUBLIC_URL to it. Until then changes are found by the scheduled reads.':
    'Geben Sie der Installation eine, und setzen Sie DESKHAND_PUBLIC_URL darauf. Bis dahin zeigen sich Änderungen beim regelmäßigen Lesen.',
  'The subscription could not be brought in order.': 'Das Abonnement ließ sich nicht in Ordnung bringen.',
  'It is tried again; look into the log if it happens again.':
    'Es wird wieder versucht; geschieht es noch einmal, sehen Sie ins Protokoll.',
  'No Microsoft profile serves the {0} of this desk yet.': 'An diesem Service-Desk dient noch kein Microsoft-Profil für „{0}“.',
  'An administrator of your desk can add one, or bind one that is there.':
    'Die Administration Ihres Service-Desks kann eines hinzufügen oder ein vorhandenes zuordnen.',
  '“{0}” belongs to another organisation than this desk.': '„{0}“ gehört zu einer anderen Organisation als dieser Service-Desk.',
  'An administrator of your desk can bind the {0} to a profile of your own organisation.':
    'Die Administration Ihres Service-Desks kann „{0}“ ein Profil Ihrer eigenen Organisation zuordnen.',
  'A desk has at most {0} subscriptions of one application; this one is beyond that.':
    'Ein Service-Desk hat höchstens {0} Abonnements einer Anwendung; dieses geht darüber hinaus.',
  'Its changes are found by the scheduled reads.': 'Seine Änderungen zeigen sich beim regelmäßigen Lesen.',
  'Users of the organisation': 'Benutzer der Organisation',
  '{0} is not JSON.': '{0} ist kein JSON.',
  'Mend it, or remove it: versions then begin at the manifest’s.':
    'Reparieren Sie es, oder entfernen Sie es: Die Versionen beginnen dann bei der des Manifests.',
  'No Microsoft profile serves Teams for {0}.': 'Für {0} dient kein Microsoft-Profil für Teams.',
  'An administrator adds one, tests it and binds Teams to it.':
    'Die Administration fügt eines hinzu, testet es und ordnet Teams ihm zu.',
  'Teams would refuse the package: {0}': 'Teams würde das Paket ablehnen: {0}',
  'Whoever runs Deskhand mends that; “deskhand app validate” shows it.':
    'Das behebt, wer Deskhand betreibt; „deskhand app validate“ zeigt es.',
};
