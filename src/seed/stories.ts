import type { TaskStatus } from '../../shared/domain/task.ts';
import type { Priority, TicketStatus } from '../../shared/domain/ticket.ts';

const northwindClients = [
  { name: 'Acme Logistics', domain: 'acme.example', contacts: ['Jordan Reyes', 'Kim Sørensen'] },
  { name: 'Contoso Bakery', domain: 'contosobakery.example', contacts: ['Lena Ortiz'] },
  { name: 'Tailspin Toys', domain: 'tailspin.example', contacts: ['Marek Nowak', 'Zoë Müller'] },
  { name: 'Wingtip Dental', domain: 'wingtip.example', contacts: ['Priya Nair'] },
  { name: 'Litware Legal', domain: 'litware.example', contacts: ['Oscar Dubois', 'Hannah Weiss'] },
] as const;

/** A seeded task: `project` and `assignee` count from 0, `dueIn` is days from now. */
export interface TaskStory {
  title: string;
  project?: number | undefined;
  dueIn?: number | undefined;
  assignee: number;
  status: TaskStatus;
}

/** A seeded ticket: what it is about, how it stands, how many hours ago it came, who has it. */
export interface TicketStory {
  title: string;
  description: string;
  status: TicketStatus;
  priority: Priority;
  hoursAgo: number;
  assignee?: number;
  note?: string;
  reply?: string;
}

/** How a ticket story is written down, most of it in the order a person would say it. */
export const story = (
  title: string,
  description: string,
  status: TicketStatus,
  priority: Priority,
  hoursAgo: number,
  assignee?: number,
  note?: string,
  reply?: string,
): TicketStory => ({
  title,
  description,
  status,
  priority,
  hoursAgo,
  ...(assignee !== undefined && { assignee }),
  ...(note && { note }),
  ...(reply && { reply }),
});

const northwindTickets: readonly TicketStory[] = [
  story(
    'Printer on floor 2 jams on every duplex job',
    'Started after the toner change on Monday. Single-sided works.',
    'open',
    'normal',
    20,
    0,
    'Fuser looks worn; part number RM2-6461.',
    'We have ordered the part and will fit it on Thursday.',
  ),
  story(
    'Outlook keeps asking for the password',
    'Three people in accounting, since this morning. Webmail works.',
    'open',
    'high',
    3,
    0,
    'Conditional access change at 07:30 fits the time.',
  ),
  story(
    'VPN drops every 30 minutes',
    'Home office users on the new client. Reconnect works.',
    'open',
    'high',
    7,
    1,
    undefined,
    'Please try the client update from the portal and tell us how it goes.',
  ),
  story(
    'New starter on Monday: laptop and accounts',
    'Role: dispatcher assistant. Needs Teams, ERP and the shared mailbox.',
    'new',
    'normal',
    2,
  ),
  story('Warehouse scanner does not connect to Wi-Fi', 'Scanner 14 only; the others are fine.', 'open', 'normal', 30, 0),
  story(
    'Server backup failed last night',
    'Veeam: repository out of space.',
    'open',
    'urgent',
    1,
    1,
    'Retention still keeps 60 days; old chain of SRV-03 is 2 TB.',
  ),
  story(
    'Cannot open shared calendar',
    'Error: you do not have permission. Worked last week.',
    'waiting',
    'low',
    52,
    0,
    undefined,
    'Could you tell us whose calendar it is?',
  ),
  story(
    'Phishing mail reported: fake invoice',
    'Two people clicked the link, nobody typed a password they say.',
    'open',
    'urgent',
    1,
    0,
    'Sessions revoked for both; sign-in logs look clean so far.',
  ),
  story('Meeting room screen stays black', 'HDMI and wireless. Room Oslo.', 'new', 'low', 5),
  story('Excel macro stopped working after the update', 'Month-end report depends on it.', 'open', 'high', 10, 1),
  story(
    'Domain renewal for the campaign site',
    'Expires in three weeks. Registrar account is with the agency.',
    'waiting',
    'normal',
    70,
    1,
    undefined,
    'We need the auth code from your agency to go on.',
  ),
  story('Request for a second monitor', 'Approved by the manager, see attachment.', 'resolved', 'low', 120, 0),
  story(
    'Slow internet at the Leeds branch',
    'Speed test 4 Mbit/s, contract says 100.',
    'open',
    'normal',
    26,
    1,
    'Provider ticket open since yesterday.',
  ),
  story('Teams calls echo in the sales office', 'All headsets of the same model.', 'resolved', 'normal', 90, 1),
  story('Account locked after holidays', 'Password expired in the meantime.', 'closed', 'normal', 200, 0),
  story('Add distribution list for the project Northern Lights', 'Members in the attachment.', 'closed', 'low', 260, 1),
  story('ERP client shows “licence exceeded”', 'Twelve users, ten licences since the renewal.', 'open', 'high', 6, 0),
  story('Laptop will not charge', 'Model 7420, two years old; dock and cable tried.', 'open', 'normal', 15, 0),
  story(
    'File share: folder “Contracts 2026” is gone',
    'Was there on Friday afternoon.',
    'open',
    'urgent',
    2,
    1,
    'Shadow copy of Friday 18:00 has it.',
  ),
  story('MFA phone lost', 'Needs a temporary access pass today.', 'new', 'high', 1),
  story('Website certificate expires on Sunday', 'www and shop.', 'open', 'high', 22, 1),
  story('Fax to mail gateway rejects TIFF', 'Since the relay was moved.', 'waiting', 'low', 100, 0),
  story('Label printer prints two blank labels', 'Between each real one.', 'new', 'low', 8),
  story('SharePoint search finds nothing new', 'Anything newer than last Tuesday.', 'open', 'normal', 33, 0),
  story('Guest Wi-Fi voucher page is down', 'Visitors tomorrow at nine.', 'open', 'high', 4, 0),
  story('Move two workplaces to the first floor', 'Phones, docks, network sockets. Next Friday.', 'new', 'normal', 12),
  story('Antivirus quarantined the time clock software', 'False positive according to the vendor.', 'resolved', 'high', 48, 0),
  story('Mailbox of a former colleague to the team', 'As shared mailbox, read only.', 'closed', 'normal', 300, 0),
  story('Tablet kiosk shows the lock screen', 'Reception, Wingtip entrance.', 'open', 'low', 40, 1),
  story('Scan to folder fails with “access denied”', 'All scanners since the password rotation.', 'open', 'normal', 9, 0),
  story('Need access to the payroll report', 'For the external auditor until the end of the month.', 'waiting', 'normal', 28, 1),
  story('UPS in the rack beeps', 'Battery replace light is on.', 'new', 'normal', 3),
  story('Upgrade three PCs to Windows 11', 'The last three with Windows 10.', 'open', 'low', 150, 1),
  story('Voicemail language is English instead of German', 'New extension 233.', 'resolved', 'low', 75, 1),
  story('Browser shows “not secure” for the intranet', 'Only on Macs.', 'open', 'low', 60, 0),
  story('Quarterly access review', 'Please send the list of people with admin rights.', 'new', 'normal', 18),
  story('OneDrive sync stuck at “processing changes”', 'About 40,000 files.', 'open', 'normal', 24, 0),
  story('Door system server needs a restart', 'After hours please.', 'closed', 'low', 220, 1),
  story('Invoice software cannot send mail', 'Authentication failed since basic auth was switched off.', 'open', 'high', 11, 1),
  story('Replace the router at Contoso Bakery', 'Old model, no more updates.', 'waiting', 'normal', 80, 0),
];

const taskStories: readonly TaskStory[] = [
  { title: 'Plan the mailbox migration window', project: 0, dueIn: 2, assignee: 0, status: 'in-progress' },
  { title: 'Inventory of network switches', project: 1, dueIn: 0, assignee: 0, status: 'to-do' },
  { title: 'Write the handover document', project: 0, dueIn: 5, assignee: 1, status: 'to-do' },
  { title: 'Test restore of the ERP database', project: 1, dueIn: -1, assignee: 1, status: 'in-progress' },
  { title: 'Order 12 access points', project: 1, dueIn: 3, assignee: 0, status: 'to-do' },
  { title: 'Train the dispatch team on the new forms', project: 2, dueIn: 9, assignee: 2, status: 'to-do' },
  { title: 'Update the emergency contact list', project: undefined, dueIn: undefined, assignee: 0, status: 'to-do' },
  { title: 'Renew the monitoring licence', project: 2, dueIn: 12, assignee: 1, status: 'done' },
];

const northwindProjects = ['Acme mailbox migration', 'Tailspin network refresh', 'Internal tooling'] as const;

/** What a seeded desk is told about: its clients with their contacts, its tickets in every state, its tasks and projects. */
export interface DeskStories {
  clients: readonly { name: string; domain: string; contacts: readonly string[] }[];
  /** `assignee` counts the desk's members from 0. */
  tickets: readonly TicketStory[];
  tasks: readonly TaskStory[];
  projects: readonly string[];
}

/** The stories of the first seeded desk. */
export const northwindStories: DeskStories = {
  clients: northwindClients,
  tickets: northwindTickets,
  tasks: taskStories,
  projects: northwindProjects,
};
