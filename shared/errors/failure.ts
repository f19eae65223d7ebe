import { dataOf, inEnglish, type Said, type SaidBeside, type Sentence, saidAgain } from '../text/say.ts';

/** What sort of failure it is; each edge maps the sort, never the text, to its own presentation. */
export type FailureKind = 'invalid' | 'denied' | 'missing' | 'conflict' | 'busy' | 'offline' | 'unexpected';

/** One thing wrong with an input: which field, in plain words, and what could be meant instead. */
export interface Problem {
  /** The input's name in the action; `undefined` when the whole is meant. */
  field?: string;
  code: 'missing' | 'invalid' | 'unknown' | 'ambiguous';
  text: string;
  /** The same as a sentence that other languages have too. */
  said?: Sentence;
  /** What could be meant: a value that the field accepts, and how it reads. */
  candidates?: { value: string; title: string }[];
}

/** One thing wrong as it is stated, before its sentence is put in English. */
export type StatedProblem = Omit<Problem, 'text' | 'said'> & { text: Said };

/** A failure as it is stated, before its sentences are put in English. */
export interface StatedFailure {
  code: string;
  kind: FailureKind;
  text: Said;
  remedy: Said;
}

/** A refusal that a person is told: a code of the catalogue, what was wrong, and how to go on. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly kind: FailureKind;
  /** What can be done now and by whom. */
  readonly remedy: string;
  readonly problems: readonly Problem[];
  /** What was wrong and how to go on as sentences that other languages have too, where they are such. */
  readonly said?: { readonly detail?: Sentence; readonly remedy?: Sentence };
  /** Unforeseen ones: what the log holds the details under. */
  readonly reference?: string;
  constructor(
    code: string,
    kind: FailureKind,
    text: Said,
    remedy: Said,
    problems: readonly StatedProblem[] = [],
    reference?: string,
  ) {
    super(String(text));
    this.code = code;
    this.kind = kind;
    this.remedy = String(remedy);
    const detail = inEnglish(text).said;
    const next = inEnglish(remedy).said;
    if (detail || next) this.said = { ...(detail && { detail }), ...(next && { remedy: next }) };
    this.problems = problems.map(({ text: stated, ...problem }) => ({ ...problem, ...inEnglish(stated) }));
    if (reference !== undefined) this.reference = reference;
  }
}

/** What a failure says, to be told on: its sentences where it has them, else its English. */
export function statedBy({ code, kind, message, remedy, said }: Omit<Failure, 'name' | 'problems'>): StatedFailure {
  return { code, kind, text: said?.detail ?? message, remedy: said?.remedy ?? remedy };
}

/** A failure as data: its code, and what was wrong and how to go on with their sentences beside them. */
export interface FailureData {
  code: string;
  text: string;
  remedy: string;
  said?: SaidBeside<'text' | 'remedy'>;
}

/** What a failure says, as data to be answered or kept. */
export function failureData(failure: Parameters<typeof statedBy>[0]): FailureData {
  const { code, text, remedy } = statedBy(failure);
  return { code, ...dataOf({ text, remedy }) };
}

/** The failure that was kept as data, told again. */
export function failureAgain({ code, text, remedy, said }: FailureData, kind: FailureKind): Failure {
  return new Failure(code, kind, saidAgain(text, said?.text), saidAgain(remedy, said?.remedy));
}
