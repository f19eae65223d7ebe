import { Failure } from '../../shared/errors/failure.ts';
import { StoreUnavailable } from '../../shared/errors/store-errors.ts';

function sentence(text: string): string {
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

/** A failure as somebody at a terminal reads it: what was wrong and how to go on, in whole sentences. */
export function failureText(error: unknown): string {
  if (!(error instanceof Failure || error instanceof StoreUnavailable))
    return sentence(error instanceof Error ? error.message : String(error));
  // Some failures say the remedy in their text already.
  return error.message.includes(error.remedy) ? sentence(error.message) : `${sentence(error.message)} ${sentence(error.remedy)}`;
}
