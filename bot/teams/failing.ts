import { Failure } from '../../shared/errors/failure.ts';
import type { InvokeShape } from './kinds.ts';

/** What a person is told of a failure: its own words when it was foreseen, else a reference number that `report` makes and logs under. */
export function sentenceOf(error: unknown, report: () => string): string {
  if (error instanceof Failure) return `${error.message} ${error.remedy}`.trim();
  return `Something went wrong on our side. Please try again; if it keeps happening, give your administrator this reference: ${report()}.`;
}

/** Said when an invoke takes longer than Teams waits. */
export const tooSlowText = 'This takes longer than usual. It may still be done: look at the record before you try again.';

/** An invoke's answer that shows `text` to the person, in the shape that Teams shows (learn.microsoft.com: "Universal Actions", "Dialogs", "Message extensions"). */
export function answerOfFailure(shape: InvokeShape, text: string): { status: number; body?: object } {
  switch (shape) {
    case 'card':
      return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } };
    case 'dialog':
      return { status: 200, body: { task: { type: 'message', value: text } } };
    case 'extension':
      return { status: 200, body: { composeExtension: { type: 'message', text } } };
    case 'search': {
      const value = { code: '500', message: text };
      return { status: 200, body: { statusCode: 500, type: 'application/vnd.microsoft.error', value } };
    }
    case 'sign-in':
    case 'none':
      return { status: 200, body: {} };
  }
}
