import * as cards from 'adaptivecards';
import type { Card } from '../card-view.ts';

/** An element or action found in a card. */
export type Part = { type: string; [property: string]: unknown };

/** Every object with a type in the card, actions and their fallbacks included, outermost first. */
export function partsOf(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(partsOf);
  return typeof (value as Part).type === 'string' ? [value as Part, ...inner] : inner;
}

/** What Teams takes at most, in bytes. */
const heaviest = 28_000;

/** Typeahead is of card version 1.6 to this parser, while Teams takes it in 1.5; other clients pass it over. */
const known = /^Property "choices\.data" is supported in version 1\.6/;

function parserFaults(card: Card): string[] {
  const parsed = new cards.AdaptiveCard();
  parsed.hostConfig = new cards.HostConfig({ actions: { maxActions: 6 } });
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at)?.message ?? '');
  const failures = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...events, ...failures].filter((message) => !known.test(message));
}

function actionFaults(part: Part): string[] {
  const faults: string[] = [];
  if (Array.isArray(part['actions']) && part['actions'].length > 6) faults.push(`${part['actions'].length} actions side by side`);
  if (part.type === 'Action.Execute') {
    const fallback = part['fallback'] as Part | undefined;
    if (fallback?.type !== 'Action.Submit') faults.push(`${part['verb']} has no fallback`);
    if (JSON.stringify(fallback?.['data']) !== JSON.stringify(part['data']))
      faults.push(`${part['verb']} falls back to other data`);
    if ((part['data'] as { verb?: unknown }).verb !== part['verb']) faults.push(`${part['verb']} carries another verb`);
  }
  if (
    part.type === 'Action.OpenUrl' &&
    !/^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]|mailto:|tel:)/.test(String(part['url']))
  ) {
    faults.push(`opens ${part['url']}`);
  }
  return faults;
}

/** Texts that are shown: those that Markdown is read in, and all others. */
export function textsOf(card: unknown): { markdown: string[]; plain: string[] } {
  const found: { markdown: string[]; plain: string[] } = { markdown: [], plain: [] };
  const look = (value: unknown, key: string, owner: string): void => {
    if (typeof value === 'string') {
      const isMarkdown = (owner === 'TextBlock' && key === 'text') || (owner === 'Fact' && (key === 'title' || key === 'value'));
      found[isMarkdown ? 'markdown' : 'plain'].push(value);
    } else if (typeof value === 'object' && value !== null) {
      const type = (value as Part).type ?? (key === 'facts' ? 'Fact' : owner);
      for (const [name, inner] of Object.entries(value)) look(inner, Array.isArray(value) ? key : name, type);
    }
  };
  look(card, '', '');
  return found;
}

function hasUndefined(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUndefined);
}

/** Everything that is wrong with a card for Teams: what the parser of version 1.5 says, weight, number and fallbacks of actions, links, hidden characters, leftovers of templates. */
export function cardFaults(card: Card): string[] {
  const faults = [...parserFaults(card), ...partsOf(card).flatMap(actionFaults)];
  const bytes = new TextEncoder().encode(JSON.stringify(card)).length;
  if (bytes > heaviest) faults.push(`weighs ${bytes} bytes`);
  if (hasUndefined(card)) faults.push('holds undefined');
  const { markdown, plain } = textsOf(card);
  for (const text of markdown) if (text.includes('${') || text.includes('{{')) faults.push(`could be a template: ${text}`);
  for (const text of [...markdown, ...plain]) {
    if (!text.isWellFormed()) faults.push('holds half a character');
    if (/[\u202a-\u202e\u2066-\u2069\u0000-\u0009]/.test(text)) faults.push(`holds a hidden character: ${text}`);
  }
  if (typeof card['fallbackText'] !== 'string' || card['fallbackText'].trim() === '')
    faults.push('has no text that stands for it');
  return faults;
}
