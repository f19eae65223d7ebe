import type { Interpretation } from '../../shared/text/interpret.ts';
import type { Definition } from '../../src/actions/registry.ts';
import { welcome } from '../desk/pages.ts';
import type { BotParts, Shown } from '../desk/parts.ts';
import type { Onlooker } from '../desk/view.ts';
import type { Turn } from '../teams/turn.ts';

const longestQuote = 120;

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line;
}

function hasAttachment(turn: Turn): boolean {
  const kinds = (turn.activity.attachments ?? []).map((attachment) => attachment?.contentType);
  return kinds.some((kind) => typeof kind === 'string' && kind !== 'text/html');
}

/** What is answered to a text that is no command: a greeting, thanks, nothing, a near miss, or words that mean nothing here. Always with a way on. */
export function smallTalk(
  parts: BotParts,
  onlooker: Onlooker,
  meant: Exclude<Interpretation<Definition>, { kind: 'match' }>,
  turn: Turn,
): Shown {
  const say = (text: string): Shown => ({ text, summary: text });
  switch (meant.kind) {
    case 'greeting':
      return welcome(parts, onlooker);
    case 'thanks':
      return say('You are welcome. Say “my tickets” for what is next, or “help”.');
    case 'empty':
      return say(
        hasAttachment(turn)
          ? 'I got an attachment but no words. To make a ticket of a message, open its ⋯ menu and choose Deskhand; or say “new ticket …”.'
          : 'There were no words in that message. Say “my tickets”, “new ticket …” or “help”.',
      );
    case 'near':
      return say(
        `I did not understand “${quote(turn.text)}”. Did you mean ${meant.suggestions.map((one) => `“${one}”`).join(' or ')}?`,
      );
    case 'unknown':
      return say(`I did not understand “${quote(turn.text)}”. Say “help” for what I can do, or “find …” to search the desk.`);
  }
}
