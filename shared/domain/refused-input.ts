import { Failure } from '../errors/failure.ts';

/** A refusal of one input of a form, told beside it. */
export function refusedInput(field: string, text: string): Failure {
  const problems = [{ field, code: 'invalid' as const, text }];
  return new Failure('input', 'invalid', text, 'Correct it and send it again; nothing was changed.', problems);
}
