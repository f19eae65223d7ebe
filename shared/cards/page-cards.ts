import type { Template } from 'adaptivecards-templating';
import { changeSettings } from '../actions/change-settings.ts';
import { createTicket } from '../actions/create-ticket.ts';
import { signIn } from '../actions/sign-in.ts';
import { signOut } from '../actions/sign-out.ts';
import type { Action, Query } from '../definition/action.ts';
import type { Caller } from '../definition/caller.ts';
import type { Member } from '../domain/member.ts';
import { roleTitles } from '../domain/member.ts';
import type { CardElement } from '../fields/field-kind.ts';
import { holds } from '../policy/grants.ts';
import { help } from '../queries/help.ts';
import { myApprovals } from '../queries/my-approvals.ts';
import { myTasks } from '../queries/my-tasks.ts';
import { myTickets } from '../queries/my-tickets.ts';
import { instantText } from '../text/plain-time.ts';
import { askedFields, type Definition, filledForm } from './action-form.ts';
import { actionBytes, executeAction, mostActions, openAction, type SentData, unfoldAction } from './card-actions.ts';
import { CardRoom } from './card-room.ts';
import type { Card, CardView } from './card-view.ts';
import { helpPage, messagePage, plainPage, settingsPage } from './page-templates.ts';
import { phraseExample } from './phrase-example.ts';
import { safeLink } from './safe-link.ts';

/** A page put together: the template's body filled with the data, buttons, and the text that stands for it. */
function page(template: Template, data: object, room: CardRoom, text: string, actions: readonly CardElement[]): Card {
  const body = template.expand({ $root: data }) as CardElement[];
  const standing = room.plain(text, 900).trim() || 'Deskhand';
  const card: Card = {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: standing,
    speak: standing.length > 200 ? room.plain(standing, 200) : standing,
    body,
  };
  if (actions.length) card['actions'] = actions;
  return card;
}

/** A button for something that is not about a record; what has inputs to fill in asks for them first. */
function pageButton(definition: Definition, view: CardView, room: CardRoom): CardElement {
  const data: SentData = { verb: definition.name, nonce: view.nonce };
  if (Object.keys(askedFields(definition)).length > 0) data.ask = true;
  room.take(actionBytes(definition.title, data));
  return executeAction(definition.title, data, { inputs: 'none' });
}

const groupNames: readonly (readonly [RegExp, string])[] = [
  [/^(ticket|work|note|reply|change|desk\.find)/, 'Tickets and tasks'],
  [/^task/, 'Tickets and tasks'],
  [/^approval/, 'Approvals'],
  [/^(time-entry|timer)/, 'Time'],
  [/^(contact|client|project)/, 'Clients and contacts'],
];

const otherGroup = 'You and this desk';

function groupOf({ name }: Pick<Definition, 'name'>): string {
  return groupNames.find(([pattern]) => pattern.test(name))?.[1] ?? otherGroup;
}

interface HelpGroup {
  name: string;
  commands: { example: string; summary: string }[];
}

/** The commands by group in the order given, as many as fit. */
function helpGroups(definitions: readonly (Action | Query)[], room: CardRoom): HelpGroup[] {
  const groups: HelpGroup[] = [];
  for (const definition of definitions) {
    const example = phraseExample(definition);
    if (example === undefined || !room.has(2_500)) continue;
    room.take(60);
    const name = groupOf(definition);
    let group = groups.find((one) => one.name === name);
    if (!group) {
      room.take(260);
      group = { name, commands: [] };
      groups.push(group);
    }
    group.commands.push({ example: room.line(example, 80), summary: room.line(definition.summary, 130) });
  }
  const order = [...groupNames.map(([, name]) => name), otherGroup];
  return groups.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** What this person may do here, by group, each with an example of how it is typed. `definitions` are those the person may do, most used first. */
export function helpCard(definitions: readonly (Action | Query)[], view: CardView): Card {
  const room = new CardRoom();
  room.take(900);
  const buttons = [myTickets, createTicket, myTasks, myApprovals]
    .filter((one) => definitions.some(({ name }) => name === one.name))
    .slice(0, mostActions)
    .map((one) => pageButton(one as Definition, view, room));
  const text = 'Type any of these in your own words. A number of the last list works too, such as “ticket 2”.';
  const groups = helpGroups(definitions, room);
  const spoken = groups.flatMap(({ commands }) => commands.map(({ example }) => example)).join(', ');
  return page(helpPage, { title: 'What you can do here', text, groups }, room, `You can say: ${spoken || 'help'}.`, buttons);
}

/** The greeting, with three buttons that work for this person: what they have to do, a new ticket where they may open one, help. */
export function welcomeCard(actor: Member, view: CardView): Card {
  const room = new CardRoom();
  room.take(700);
  const first = [myTickets, createTicket, myApprovals, myTasks]
    .filter(({ permission }) => holds(actor.roles, permission.grant))
    .slice(0, 2);
  const buttons = [...first, help].map((one) => pageButton(one as Definition, view, room));
  const title = `Hello ${room.line(actor.name, 80)}`;
  const text =
    'I am Deskhand, your service desk in Teams. Tickets, tasks, approvals and time: press a button, or say what you need.';
  return page(plainPage, { title, text, lines: [] }, room, text, buttons);
}

/** Who the person is to the desk and how their days and times are shown, with the form that changes it and the way out. */
export function settingsCard({ actor, tenant, zone, locale }: Caller, view: CardView): Card {
  const room = new CardRoom();
  room.take(900);
  const facts = [
    { name: 'You', value: room.line(actor.name, 100) },
    { name: 'Mail', value: room.line(actor.mail, 254) },
    { name: 'Roles', value: actor.roles.map((role) => roleTitles[role]).join(', ') || 'None' },
    { name: 'Desk', value: room.line(tenant.name, 100) },
    { name: 'Time zone', value: room.line(zone, 64) },
    { name: 'Date format', value: room.line(locale, 35) },
    { name: 'Now', value: room.line(instantText(view.now, zone, locale), 80) },
  ];
  const definition = changeSettings as unknown as Definition;
  room.take(300);
  const inputs = filledForm(askedFields(definition), { raw: { zone, locale }, problems: [] }, view, room);
  const data: SentData = { verb: definition.name, nonce: view.nonce };
  room.take(actionBytes(definition.title, data));
  const change = unfoldAction(definition.title, inputs, [
    executeAction(definition.title, data, { inputs: 'auto', style: 'positive' }),
  ]);
  const hint = 'Say “set zone Europe/Berlin” to change your time zone, or “sign out” to leave.';
  const text = facts.map(({ name, value }) => `${name}: ${value}`).join('. ');
  return page(settingsPage, { title: 'Settings', facts, hint }, room, text, [
    change,
    pageButton(signOut as Definition, view, room),
  ]);
}

/** Asks the person to sign in: on the page the link leads to, or with a button where there is none. */
export function signInCard({ text, remedy, link }: { text: string; remedy?: string; link?: string }, view: CardView): Card {
  const room = new CardRoom();
  room.take(600);
  const url = safeLink(link);
  if (url) room.take(url.length + 60);
  const button = url ? openAction('Sign in', url) : pageButton(signIn as Definition, view, room);
  const data = { title: 'Sign in', text: room.lines(text, 600), lines: remedy ? [room.lines(remedy, 400)] : [] };
  return page(plainPage, data, room, `${text} ${remedy ?? ''}`.trim() || 'Sign in', [button]);
}

/** Says that the person is signed out, with the way back in. */
export function signedOutCard(view: CardView): Card {
  const room = new CardRoom();
  room.take(600);
  const text = 'You are signed out. I answer nothing here until you sign in again.';
  const data = { title: 'Signed out', text, lines: [] };
  return page(plainPage, data, room, text, [pageButton(signIn as Definition, view, room)]);
}

/** A message that stands alone: what is so or what went wrong, how to go on, and the reference under which it can be looked up. */
export interface Message {
  text: string;
  remedy?: string;
  title?: string;
  reference?: string;
  ground?: 'default' | 'good' | 'warning' | 'attention';
}

/** The card of a message or a failure; without a ground it is drawn as a failure. */
export function messageCard(message: Message, _view: CardView): Card {
  const room = new CardRoom();
  room.take(700);
  const { text, remedy = '', title = 'This did not work', reference = '', ground = 'attention' } = message;
  const data = {
    title: room.line(title, 120),
    text: room.lines(text, 1_000),
    remedy: room.lines(remedy, 600),
    reference: room.line(reference, 80),
    ground,
  };
  return page(messagePage, data, room, `${text} ${remedy}`.trim() || title, []);
}
