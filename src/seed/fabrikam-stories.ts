import { type DeskStories, story } from './stories.ts';

/** The stories of the second seeded desk: other clients and other troubles under the same numbers, so that isolation can be seen. */
export const fabrikamStories: DeskStories = {
  clients: [
    { name: 'Prairie Credit Union', domain: 'prairiecu.example', contacts: ['Walter Brandt', 'Ines Calderon'] },
    { name: 'Lakeside Pediatrics', domain: 'lakesidepeds.example', contacts: ['Monique Carter'] },
    { name: 'Ironwood Machining', domain: 'ironwood.example', contacts: ['Dale Hutchins', 'Rosa Delgado'] },
  ],
  tickets: [
    story(
      'Branch in Joliet has no dial tone',
      'All handsets, since the power cut.',
      'open',
      'urgent',
      1,
      0,
      'SIP trunk is up; the PoE switch is not.',
    ),
    story('Teller PC freezes when scanning checks', 'Only lane 3.', 'open', 'high', 5, 0),
    story('Vaccine fridge sensor shows offline', 'Alarm mails every ten minutes.', 'open', 'urgent', 2, 1),
    story(
      'CNC workstation lost its network drive',
      'Programs cannot be loaded.',
      'open',
      'high',
      3,
      0,
      undefined,
      'Use the local copy until we call you back.',
    ),
    story('Time clock prints yesterday as date', 'Both entrances.', 'new', 'low', 9),
    story('Add two nurses to the scheduling group', 'They start on Wednesday.', 'new', 'normal', 4),
    story(
      'Printer label stock changed, layout shifted',
      'Shipping labels are cut off on the left.',
      'waiting',
      'normal',
      40,
      0,
      undefined,
      'Which label size do you use now?',
    ),
    story('Shared scanner mails end in quarantine', 'From the copier on the second floor.', 'resolved', 'normal', 70, 1),
    story('Replace the badge reader at the loading dock', 'Water damage.', 'open', 'low', 60, 1),
    story('Quarterly restore test', 'Please send the protocol to compliance.', 'closed', 'normal', 300, 0),
    story('Payroll export fails with error 4012', 'Since the update on Sunday.', 'open', 'high', 8, 0),
    story('New workstation for the front desk', 'Same model as the others.', 'waiting', 'low', 90, 1),
  ],
  tasks: [
    { title: 'Survey the Joliet cabling', project: 0, dueIn: 1, assignee: 0, status: 'in-progress' },
    { title: 'Renew the dental imaging licences', project: 1, dueIn: 6, assignee: 0, status: 'to-do' },
    { title: 'Write the outage report for the credit union', dueIn: 0, assignee: 0, status: 'to-do' },
    { title: 'Decommission the old file server', project: 1, dueIn: 14, assignee: 1, status: 'to-do' },
  ],
  projects: ['Joliet branch move', 'Server retirement'],
};
