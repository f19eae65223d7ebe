/** The manifest's texts in German, by the English text: a text that changes or comes anew is missed by name. */
export const german: { readonly [english: string]: string } = {
  Deskhand: 'Deskhand',
  'Deskhand service desk': 'Deskhand Service-Desk',
  'Your service desk in Teams: tickets, tasks, approvals and time.':
    'Ihr Service-Desk in Teams: Tickets, Aufgaben, Freigaben und Zeiten.',
  'Deskhand is a service desk that lives inside Microsoft Teams. Technicians work tickets, tasks, approvals and time by talking to the bot, from a message’s menu, from cards, by search and in the personal tab.':
    'Deskhand ist ein Service-Desk in Microsoft Teams. Techniker bearbeiten Tickets, Aufgaben, Freigaben und Zeiten im Gespräch mit dem Bot, aus dem Menü einer Nachricht, auf Karten, über die Suche und auf der persönlichen Registerkarte.',
  Work: 'Arbeit',
  'Says yes to a request.': 'Gibt eine Anfrage frei.',
  'Shows what you can do here.': 'Zeigt, was Sie hier tun können.',
  'Opens a ticket, for a client if you name one.': 'Legt ein Ticket an, auf Wunsch für einen Kunden.',
  'Lists your open tickets, most pressing first.': 'Listet Ihre offenen Tickets, die dringendsten zuerst.',
  'Gives a ticket or task to you or a colleague.': 'Weist Ihnen oder jemand anderem ein Ticket oder eine Aufgabe zu.',
  'Sends a request back and says what to change.': 'Gibt eine Anfrage zurück und sagt, was zu ändern ist.',
  'Adds an internal note; contacts never see it.': 'Fügt eine interne Notiz hinzu; Kontakte sehen sie nie.',
  'Lists your open tasks, earliest due first.': 'Listet Ihre offenen Aufgaben, die zuerst fälligen oben.',
  'Lists what waits for your decision, or what you asked for.':
    'Listet, was auf Ihre Entscheidung wartet oder was Sie angefragt haben.',
  'Writes to the ticket’s contact; held some seconds so that you can cancel.':
    'Schreibt dem Kontakt des Tickets; geht einige Sekunden später ab, damit Sie abbrechen können.',
  'Shows a ticket by its number or by words.': 'Zeigt ein Ticket nach seiner Nummer oder nach Wörtern.',
  'Records time you worked on a ticket or task.': 'Erfasst Zeit, die Sie an einem Ticket oder einer Aufgabe gearbeitet haben.',
  Search: 'Suchen',
  'Finds tickets, tasks, contacts and approvals.': 'Findet Tickets, Aufgaben, Kontakte und Freigaben.',
  'Words or a number': 'Wörter oder eine Nummer',
  Kind: 'Art',
  'What to search': 'Wonach gesucht wird',
  All: 'Alles',
  Tickets: 'Tickets',
  Tasks: 'Aufgaben',
  Contacts: 'Kontakte',
  Clients: 'Kunden',
  Approvals: 'Freigaben',
  'Create ticket': 'Ticket anlegen',
  'Append to record': 'An Vorgang anhängen',
  'Adds a message to a ticket or task, as a note or as a reply.':
    'Hängt eine Nachricht an ein Ticket oder eine Aufgabe, als Notiz oder als Antwort.',
  'Work is assigned to you': 'Ihnen wird Arbeit zugewiesen',
  'A customer replied, or was replied to': 'Ein Kunde hat geantwortet oder eine Antwort erhalten',
  'Your decision is asked for, or your request is decided':
    'Ihre Entscheidung ist gefragt, oder über Ihre Anfrage ist entschieden',
  'A ticket is escalated': 'Ein Ticket wird eskaliert',
  'A target of a ticket is at risk or missed': 'Ein Ziel eines Tickets ist in Gefahr oder verfehlt',
  'Something of the Microsoft set-up wants mending': 'Etwas an der Microsoft-Einrichtung ist in Ordnung zu bringen',
};
