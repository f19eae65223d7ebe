/** What sort of failure it is; each edge maps the sort, never the text, to its own presentation. */
export type FailureKind = 'invalid' | 'denied' | 'missing' | 'conflict' | 'busy' | 'offline' | 'unexpected';

/** One thing wrong with an input: which field, in plain words, and what could be meant instead. */
export interface Problem {
  /** The input's name in the action; `undefined` when the whole is meant. */
  field?: string;
  code: 'missing' | 'invalid' | 'unknown' | 'ambiguous';
  text: string;
  /** What could be meant: a value that the field accepts, and how it reads. */
  candidates?: { value: string; title: string }[];
}

/** A refusal that a person is told: a code of the catalogue, what was wrong, and how to go on. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly kind: FailureKind;
  /** What can be done now and by whom. */
  readonly remedy: string;
  readonly problems: readonly Problem[];
  /** Unforeseen ones: what the log holds the details under. */
  readonly reference?: string;
  constructor(
    code: string,
    kind: FailureKind,
    text: string,
    remedy: string,
    problems: readonly Problem[] = [],
    reference?: string,
  ) {
    super(text);
    this.code = code;
    this.kind = kind;
    this.remedy = remedy;
    this.problems = problems;
    if (reference !== undefined) this.reference = reference;
  }
}
