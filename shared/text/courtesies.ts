import { fold } from './fold.ts';
import type { Tokens } from './tokens.ts';

/** A greeting or thanks at the head of a text, and the place of the first token after it. */
export interface Courtesy {
  kind: 'greeting' | 'thanks';
  next: number;
}

const greetings =
  'hi|hii|hello|helo|hey|heya|hiya|howdy|yo|greetings|good morning|good afternoon|good evening|good day|morning|evening|hallo|hallöchen|hi there|guten tag|guten morgen|guten abend|guten mittag|moin|moin moin|moinsen|servus|grüß gott|gruess gott|grüezi|tach|bonjour|bonsoir|salut|coucou|hola|buenos días|buenas tardes|buenas noches|buenas|ciao|salve|buongiorno|buonasera|olá|oi|bom dia|boa tarde|hej|hejsan|hei|moi|goedemorgen|goedemiddag|goedendag|cześć|dzień dobry|ahoj|privet|привет|здравствуйте|merhaba|szia|namaste|konnichiwa|こんにちは|你好|您好|안녕하세요|مرحبا|שלום';
const thanks =
  'thanks|thank you|thank u|thankyou|thx|tnx|ty|tysm|thanks a lot|many thanks|much appreciated|cheers|danke|danke schön|danke sehr|dankeschön|vielen dank|besten dank|herzlichen dank|merci|merci beaucoup|gracias|muchas gracias|grazie|grazie mille|obrigado|obrigada|tack|takk|tak|kiitos|dank je|dank u|bedankt|dziękuję|dzięki|děkuji|спасибо|teşekkürler|köszönöm|arigato|ありがとう|谢谢|감사합니다|شكرا|תודה';

const byFirst = new Map<string, { words: string[]; kind: Courtesy['kind'] }[]>();
for (const [list, kind] of [
  [greetings, 'greeting'],
  [thanks, 'thanks'],
] as const) {
  for (const phrase of list.split('|')) {
    const words = fold(phrase).split(' ');
    const first = words[0] as string;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), { words, kind }].sort((a, b) => b.words.length - a.words.length),
    );
  }
}

const thankful = /[👍🙏👌💯🤝🫶❤]/u;
const waving = /[👋🙋]/u;

/** The courtesy at this place, in English, German and some twenty other languages; `undefined` when there is none. */
export function courtesyAt(tokens: Tokens, place: number): Courtesy | undefined {
  const first = tokens.list[place]?.word;
  if (!first) return undefined;
  for (const { words, kind } of byFirst.get(first) ?? []) {
    if (words.every((word, offset) => tokens.list[place + offset]?.word === word)) return { kind, next: place + words.length };
  }
  return undefined;
}

/** What a text without words means: 👍 and 🙏 are thanks, 👋 greets; `undefined` for other signs. */
export function signCourtesy(text: string): Courtesy['kind'] | undefined {
  const head = text.slice(0, 200);
  return thankful.test(head) ? 'thanks' : waving.test(head) ? 'greeting' : undefined;
}
