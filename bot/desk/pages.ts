import { helpCard, messageCard, settingsCard, signedOutCard, signInCard, welcomeCard } from '../../shared/cards/page-cards.ts';
import { shortened } from '../../shared/cards/safe-text.ts';
import type { Caller } from '../../shared/definition/caller.ts';
import type { Reply } from '../../shared/definition/reply.ts';
import type { Member } from '../../shared/domain/member.ts';
import { aboutTopic } from '../../shared/text/help-topic.ts';
import { readablePhrase } from '../../shared/text/readable-phrase.ts';
import { refusalOfGrant } from '../../src/actions/permission.ts';
import { switchedOff } from '../../src/actions/switched-off.ts';
import type { Turned } from './gate.ts';
import type { BotParts, Shown } from './parts.ts';
import { type Onlooker, plainView } from './view.ts';

/** The definitions this person may use by typing, most used first. */
function allowed(parts: BotParts, { caller }: Onlooker) {
  return parts.registry.definitions
    .filter(
      (definition) =>
        definition.phrases.length > 0 && !refusalOfGrant(definition, caller.actor) && !switchedOff(definition, caller),
    )
    .sort((a, b) => (a.place ?? 99) - (b.place ?? 99) || a.name.localeCompare(b.name));
}

/** The caller as they are after they changed their own settings. */
function settled(caller: Caller, changed: Member | undefined): Caller {
  return changed ? { ...caller, actor: changed, zone: changed.zone, locale: changed.locale } : caller;
}

/** Help: what this person may do, all of it or about a topic. */
function helpPage(parts: BotParts, onlooker: Onlooker, { text, topic }: Reply): Shown {
  const view = plainView(parts, onlooker);
  const all = allowed(parts, onlooker);
  if (topic === undefined) return { text, summary: helpText(all), card: helpCard(all, view) };
  const about = aboutTopic(topic, all);
  const asked = `“${shortened(topic, 80)}”`;
  return about.length > 0
    ? { text: `Here is what you can do about ${asked}.`, summary: helpText(about), card: helpCard(about, view) }
    : { text: `No command is about ${asked}. Here is all that you can do.`, summary: helpText(all), card: helpCard(all, view) };
}

/** The commands as lines of text, for clients that show no cards. */
function helpText(commands: ReturnType<typeof allowed>): string {
  const lines = commands.map((definition) => `${readablePhrase(definition)} – ${definition.summary}`);
  return ['What you can do here; words in ‹ › are yours, those in [ ] can be left out:', ...lines].join('\n');
}

/** The page a reply names: help, welcome, settings or the farewell. */
export function pageOf(parts: BotParts, onlooker: Onlooker, reply: Reply): Shown {
  const view = plainView(parts, onlooker);
  const changed = reply.show?.kind === 'member' ? (reply.show.record as Member) : undefined;
  const { caller } = onlooker;
  switch (reply.page) {
    case 'help':
      return helpPage(parts, onlooker, reply);
    case 'settings':
      return { text: reply.text, summary: reply.text, card: settingsCard(settled(caller, changed), view) };
    case 'signed-out':
      return { text: reply.text, summary: reply.text, card: signedOutCard(view) };
    default:
      return { ...welcome(parts, onlooker), text: reply.text };
  }
}

/** The one welcome: who the person is here, and three buttons that work. */
export function welcome(parts: BotParts, onlooker: Onlooker): Shown {
  const { actor, tenant } = onlooker.caller;
  const text = `Hello ${actor.name}! I am Deskhand, the desk of ${tenant.name}. Say “my tickets”, “new ticket …” or “help”.`;
  return { text, summary: text, card: welcomeCard(actor, plainView(parts, onlooker)) };
}

/** What somebody who is not let in sees: why, and who can mend it. */
export function turnedAway(parts: BotParts, turned: Turned): Shown {
  const text = `${turned.text} ${turned.remedy}`;
  const view = { now: parts.now(), zone: 'UTC', locale: 'en-US', nonce: parts.nonce(), link: parts.link, actions: [] };
  return { text, summary: text, card: turned.signIn ? signInCard(turned, view) : messageCard(turned, view) };
}
