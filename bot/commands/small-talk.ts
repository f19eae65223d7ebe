import type { Interpretation } from '../../shared/text/interpret.ts';
import type { Definition } from '../../src/actions/registry.ts';
import { welcome } from '../desk/pages.ts';
import type { BotParts, Shown } from '../desk/parts.ts';
import type { Onlooker } from '../desk/view.ts';
import type { Turn } from '../teams/turn.ts';

const longestQuote = 120;

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('<', '‹').replaceAll('>', '›');
  return line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line;
}

function hasAttachment(turn: Turn): boolean {
  const { attachments } = turn.activity;
  const kinds = (Array.isArray(attachments) ? attachments : []).map((attachment) => attachment?.contentType);
  return kinds.some((kind) => typeof kind === 'string' && kind !== 'text/html');
}

const nods: ReadonlySet<string> = new Set(
  'ok okay k yes yep yeah no nope sure fine great good nice perfect cool super gut ja nein alles klar passt done stop cancel abbrechen'.split(
    ' ',
  ),
);

/** The way on from words that mean nothing here: what an answer to a question could have meant, the record whose number is among them, or help. */
function unknownText(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length > 0 && words.length <= 3 && words.every((word) => nods.has(word)))
    return 'I am not waiting for an answer. To take your last change back, say “undo”; for what is next, say “my tickets” or “help”.';
  const number = /(?<![\d.,:])#?(\d{3,9})(?![\d.,:]*\d)/.exec(text)?.[1];
  const way = number
    ? `Say “${number}” to see #${number}, or “help” for what I can do.`
    : 'Say “help” for what I can do, or “find …” to search the desk.';
  return `I did not understand “${quote(text)}”. ${way}`;
}

/** What is answered to a text that is no command: a greeting, thanks, nothing, a near miss, or words that mean nothing here. Always with a way on. */
export function smallTalk(
  parts: BotParts,
  onlooker: Onlooker,
  meant: Exclude<Interpretation<Definition>, { kind: 'match' }>,
  turn: Turn,
  said: string,
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
        `I did not understand “${quote(said)}”. Did you mean ${meant.suggestions.map((one) => `“${one}”`).join(' or ')}?`,
      );
    case 'unknown':
      return say(unknownText(said));
  }
}
