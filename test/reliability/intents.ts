import { clicked, type Sender, type Sent, senders, submitted, typed } from './activities.ts';
import type { Chance } from './chance.ts';

/** Something a person wants done once: the activity that asks for it, and by what its effect is known again. */
export interface Intent {
  kind: 'note' | 'ticket' | 'time' | 'reply';
  sender: Sender;
  activity: Sent;
  /** A word that no other intent has. */
  marker: string;
  /** Whether the card it came from names a version, so that another change may rightly come before it. */
  versioned: boolean;
}

/** A ticket that intents work on. */
export interface Target {
  id: string;
  number: number;
  version: number;
}

/** People who may do all of this, in both desks. */
const workers = ['tess', 'ravi', 'dana', 'theo', 'theo', 'tess'] as const;

type Kind = Intent['kind'];
type Make = (sender: Sender, target: Target, marker: string, group: string | undefined) => Sent;
const nonce = () => crypto.randomUUID();

function data(verb: string, target: Target | undefined, input: string, more: object, versioned = false): Record<string, unknown> {
  const about = target && { subject: `ticket:${target.id}`, input, ...(versioned && { version: target.version }) };
  return { verb, nonce: nonce(), ...about, ...more };
}

const ways: readonly { kind: Kind; versioned?: boolean; make: Make }[] = [
  { kind: 'note', make: (who, { number }, marker, group) => typed(who, `add note ${number}: look at ${marker} again`, group) },
  { kind: 'note', make: (who, { number }, marker) => typed(who, `<at>Deskhand</at> Note #${number}: ${marker}\u00a0`) },
  {
    kind: 'note',
    make: (who, target, marker, group) => clicked(who, data('note.add', target, 'work', { note: marker }), group),
  },
  {
    kind: 'note',
    versioned: true,
    make: (who, target, marker) => clicked(who, data('note.add', target, 'work', { note: marker }, true)),
  },
  { kind: 'note', make: (who, target, marker) => submitted(who, data('note.add', target, 'work', { note: marker })) },
  { kind: 'ticket', make: (who, _target, marker, group) => typed(who, `new ticket Screen of ${marker} flickers`, group) },
  { kind: 'ticket', make: (who, _target, marker) => clicked(who, data('ticket.create', undefined, '', { title: marker })) },
  { kind: 'time', make: (who, { number }, marker, group) => typed(who, `log time ${number} 15m: ${marker}`, group) },
  {
    kind: 'time',
    make: (who, target, marker) =>
      clicked(who, data('time-entry.log', target, 'work', { duration: '20m', on: 'today', note: marker })),
  },
  { kind: 'reply', make: (who, { number }, marker) => typed(who, `reply to contact ${number}: dear customer, ${marker}`) },
  { kind: 'reply', make: (who, target, marker) => clicked(who, data('reply.write', target, 'ticket', { text: marker })) },
];

/** Makes an intent of somebody on one of these tickets. `place` makes its marker its own. */
export function intentOf(chance: Chance, targets: Readonly<Record<Sender['tenant'], readonly Target[]>>, place: number): Intent {
  const sender = senders[chance.of(workers)]!;
  const way = chance.of(ways);
  const marker = `mk${place.toString(36)}q`;
  const group = chance.below(8) === 0 ? `19:${sender.tenant}@thread.v2` : undefined;
  const activity = way.make(sender, chance.of(targets[sender.tenant]), marker, group);
  return { kind: way.kind, sender, activity, marker, versioned: way.versioned === true };
}
