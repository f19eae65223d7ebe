import { Failure } from '../errors/failure.ts';
import { type Said, say } from '../text/say.ts';

/** A refusal of one input of a form, told beside it. */
export function refusedInput(field: string, text: Said): Failure {
  const problems = [{ field, code: 'invalid' as const, text }];
  return new Failure('input', 'invalid', text, say`Correct it and send it again; nothing was changed.`, problems);
}
