/** What a command says of itself, as far as help about a topic looks at it. */
interface Described {
  readonly title: string;
  readonly summary: string;
  readonly phrases: readonly string[];
}

/** The words of a topic in the form that is looked for: without case and without the s of a plural. */
function wordsOf(topic: string): string[] {
  const words = topic.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

/** The commands that a topic is about: those that are typed or titled with all of its words, otherwise those whose summary has them; none when no command is about it. */
export function aboutTopic<T extends Described>(topic: string, commands: readonly T[]): T[] {
  const words = wordsOf(topic);
  if (words.length === 0) return [];
  const holding = (text: (command: T) => string) =>
    commands.filter((command) => words.every((word) => text(command).toLowerCase().includes(word)));
  const named = holding(({ title, phrases }) => `${title} ${phrases.join(' ').replace(/\{[\w-]+\}/g, ' ')}`);
  return named.length > 0 ? named : holding(({ summary }) => summary);
}
