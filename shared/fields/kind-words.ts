import type { RecordKind } from '../domain/records.ts';
import { fold } from '../text/fold.ts';

/** What people call the kinds of record, singular first; folded. */
const words: { readonly [kind in RecordKind]: readonly string[] } = {
  ticket: ['ticket', 'tickets', 'case', 'fall'],
  task: ['task', 'tasks', 'aufgabe', 'todo'],
  project: ['project', 'projects', 'projekt'],
  approval: ['approval', 'approvals', 'freigabe', 'genehmigung'],
  'time-entry': ['time-entry', 'entry', 'entries'],
  client: ['client', 'clients', 'customer', 'kunde'],
  contact: ['contact', 'contacts', 'kontakt'],
  member: ['member', 'members'],
  profile: ['profile', 'profiles'],
  'teams-integration': ['teams-integration'],
  delivery: ['delivery', 'deliveries'],
};

const kinds: ReadonlyMap<string, RecordKind> = new Map(
  (Object.keys(words) as RecordKind[]).flatMap((kind) => words[kind].map((word) => [word, kind] as const)),
);

/** The kind that this one word names, any case; `undefined` when it names none. */
export function kindOfWord(word: string): RecordKind | undefined {
  return word.length > 20 ? undefined : kinds.get(fold(word));
}

/** How the kind is called in a sentence. */
export function kindWord(kind: RecordKind): string {
  return kind.replace('-', ' ');
}

// Making one costs ten times what using it does.
const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** The kinds in a sentence: "ticket or task". */
export function kindList(of: readonly RecordKind[]): string {
  return either.format(of.map(kindWord));
}

/** Takes the kind off words such as `ticket 5`, `task #7` or `approval no. 3`; `undefined` when they do not begin with a kind. `rest` may be empty. */
export function splitKind(text: string): { kind: RecordKind; rest: string } | undefined {
  const match = /^(time entry|[\p{L}-]+)(?:[\s:]+|(?=#)|$)/iu.exec(text.slice(0, 40));
  if (!match) return undefined;
  const kind = match[1]?.toLowerCase() === 'time entry' ? 'time-entry' : kindOfWord(match[1] ?? '');
  if (!kind) return undefined;
  return {
    kind,
    rest: text
      .slice(match[0].length)
      .replace(/^(?:no\.?|nr\.?|number|nummer)\s*(?=#?\d)/i, '')
      .trim(),
  };
}
