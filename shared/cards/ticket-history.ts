import type { TicketEntry } from '../domain/ticket.ts';
import type { CardElement } from '../fields/field-kind.ts';
import { clockText, dueText } from '../text/plain-time.ts';
import type { Drawing } from './card-buttons.ts';
import { type Colour, paragraph, strongText, subtleText } from './elements.ts';

const mostEntries = 4;
const entryLength = 400;
/** What an entry takes beside its words. */
const entryFrame = 420;

/** Whether people still see this entry: not taken back, not cancelled. */
function isShown(entry: TicketEntry): boolean {
  return !entry.removedAt && entry.state !== 'cancelled';
}

/** The newest entries that are still there, newest first; `earlier` says whether there are more. */
export function newestEntries(entries: readonly TicketEntry[], most: number): { entries: TicketEntry[]; earlier: boolean } {
  const found: TicketEntry[] = [];
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = entries[at] as TicketEntry;
    if (!isShown(entry)) continue;
    if (found.length === most) return { entries: found, earlier: true };
    found.push(entry);
  }
  return { entries: found, earlier: false };
}

/** Who reads the entry, in words and a colour. */
function headOf(entry: TicketEntry, { view, room }: Drawing): { text: string; color: Colour } {
  const author = room.line(entry.author.name, 80);
  const ago = dueText(entry.at, view.now);
  if (entry.kind === 'note') return { text: `Internal · ${author} · ${ago}`, color: 'accent' };
  if (entry.kind === 'contact-message') return { text: `From ${author} · ${ago}`, color: 'good' };
  const to = entry.to ? room.line(entry.to.name, 80) : 'the contact';
  if (entry.state !== 'held') return { text: `To contact ${to} · ${author} · ${ago}`, color: 'default' };
  const leaves = entry.sendAt ? `leaves at ${clockText(entry.sendAt, view.zone, view.locale)}` : 'leaves soon';
  return { text: `Held — ${leaves} · To contact ${to} · ${author}`, color: 'warning' };
}

function entryPart(entry: TicketEntry, drawing: Drawing, ending: string): CardElement {
  const { text, color } = headOf(entry, drawing);
  const items = [strongText(text, color), ...paragraph(drawing.room.lines(entry.text, entryLength, ending))];
  return { type: 'Container', style: entry.kind === 'note' ? 'emphasis' : 'default', separator: true, spacing: 'small', items };
}

/** The newest of a ticket's history, each marked with who reads it; as many as there is room for. */
export function ticketHistory(all: readonly TicketEntry[], drawing: Drawing, ending: string): CardElement[] {
  const { entries, earlier } = newestEntries(all, mostEntries);
  const parts: CardElement[] = [];
  for (const entry of entries) {
    if (!drawing.room.has(entryFrame + 600)) break;
    drawing.room.take(entryFrame);
    parts.push(entryPart(entry, drawing, ending));
  }
  if (earlier || parts.length < entries.length) {
    drawing.room.take(160);
    parts.push(subtleText('There are earlier entries; open the ticket to read them all.'));
  }
  return parts;
}
