import { markdownOf, plainLine, plainLines, shortened } from './safe-text.ts';

/** What a card may weigh as UTF-8 JSON, in bytes: under the 28 KB that Teams takes, with room for the activity around it. */
const cardLimit = 27_000;

/** How many bytes this text takes as a JSON string in UTF-8. */
export function jsonBytes(text: string): number {
  let bytes = 2;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += code === 0x22 || code === 0x5c || code === 0x0a ? 2 : code < 0x20 ? 6 : 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code >= 0xd800 && code <= 0xdfff ? 2 : 3;
  }
  return bytes;
}

const worstBytes = 3;
const least = 12;

/**
 * Keeps count of what a card weighs while it is drawn, so that nothing has to be weighed afterwards. Texts are charged with the most they can weigh; only
 * when that runs out are they weighed. Draw what matters most first: what comes last is cut.
 */
export class CardRoom {
  #left: number;
  #texts: string[] = [];

  /** `limit` is what all may weigh in bytes. */
  constructor(limit: number = cardLimit) {
    this.#left = limit;
  }

  /** What is left, in bytes; never more than there is. */
  get left(): number {
    return this.#left;
  }

  /** Takes room for parts of the card whose weight is known. */
  take(bytes: number): void {
    this.#left -= bytes;
  }

  /** Whether that much room is there, counting exactly before saying no. */
  has(bytes: number): boolean {
    if (this.#left >= bytes) return true;
    this.#weigh();
    return this.#left >= bytes;
  }

  /** A user's words on one line, escaped for Markdown, cut to what is left. */
  line(text: string, max: number): string {
    return this.#fit(plainLine(text, max), '…', markdownOf);
  }

  /** A user's words with their lines, escaped for Markdown, cut to what is left; `ending` says that something is left out. */
  lines(text: string, max: number, ending = '…'): string {
    return this.#fit(plainLines(text, max, ending), ending, markdownOf);
  }

  /** A user's words as they are, for inputs and summaries, cut to what is left. */
  plain(text: string, max: number, ending = '…'): string {
    return this.#fit(plainLines(text, max, ending), ending, asItIs);
  }

  #fit(text: string, ending: string, form: (text: string) => string): string {
    let [kept, shown] = [text, form(text)];
    while (!this.has(shown.length * worstBytes + 2) && !this.has(jsonBytes(shown))) {
      if (kept.length <= least) return '';
      const share = (0.95 * Math.max(0, this.#left)) / jsonBytes(shown);
      kept = shortened(kept, Math.max(least, Math.floor(kept.length * share)), ending);
      shown = form(kept);
    }
    this.#left -= shown.length * worstBytes + 2;
    this.#texts.push(shown);
    return shown;
  }

  /** Gives back what the texts were charged beyond their weight. */
  #weigh(): void {
    for (const text of this.#texts) this.#left += text.length * worstBytes + 2 - jsonBytes(text);
    this.#texts = [];
  }
}

function asItIs(text: string): string {
  return text;
}
