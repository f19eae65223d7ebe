import type { CardElement } from '../fields/field-kind.ts';

/** Colours a text of a card can have. */
export type Colour = 'default' | 'accent' | 'good' | 'warning' | 'attention';

/** Backgrounds a part of a card can have. */
export type Ground = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

/** A text that wraps. The text must be escaped. */
export function textBlock(text: string): CardElement {
  return { type: 'TextBlock', text, wrap: true };
}

/** A text that wraps, as a part of its own; nothing when it is empty. The text must be escaped. */
export function paragraph(text: string): CardElement[] {
  return text ? [textBlock(text)] : [];
}

/** The heading of a card, as screen readers find it. The text must be escaped. */
export function heading(text: string): CardElement {
  return { type: 'TextBlock', text, wrap: true, size: 'medium', weight: 'bolder', style: 'heading' };
}

/** A small, quiet text. The text must be escaped. */
export function subtleText(text: string): CardElement {
  return { type: 'TextBlock', text, wrap: true, isSubtle: true, size: 'small', spacing: 'small' };
}

/** A text that stands out in its colour. The text must be escaped. */
export function strongText(text: string, color: Colour): CardElement {
  return { type: 'TextBlock', text, wrap: true, weight: 'bolder', color, spacing: 'small' };
}

/** A short word on a coloured ground. */
export interface Badge {
  text: string;
  ground: Ground;
}

/** Badges side by side. Their texts must be escaped. */
export function badges(all: readonly Badge[]): CardElement {
  return { type: 'ColumnSet', spacing: 'small', columns: all.map(badgeColumn) };
}

function badgeColumn({ text, ground }: Badge): CardElement {
  const word = { type: 'TextBlock', text, size: 'small', weight: 'bolder' };
  return { type: 'Column', width: 'auto', style: ground, spacing: 'small', items: [word] };
}

/** A name and a value of a fact set, both escaped. */
export interface Fact {
  title: string;
  value: string;
}

/** Names and values in two columns; nothing when there are none. */
export function factSet(facts: readonly Fact[]): CardElement[] {
  return facts.length ? [{ type: 'FactSet', spacing: 'medium', facts }] : [];
}

/** Parts that belong together on one ground. */
export function container(style: Ground, items: readonly CardElement[]): CardElement {
  return { type: 'Container', style, spacing: 'medium', items };
}
