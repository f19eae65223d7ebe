import { Failure, type FailureKind } from '../../shared/errors/failure.ts';
import { type Said, type Sentence, say, word } from '../../shared/text/say.ts';

/** Why a sign-in is refused. */
export type SignInCode =
  | 'token-malformed'
  | 'token-issuer'
  | 'token-audience'
  | 'token-purpose'
  | 'token-expired'
  | 'token-not-yet'
  | 'token-signature'
  | 'keys-unavailable'
  | 'other-tenant'
  | 'not-set-up'
  | 'guest'
  | 'contact'
  | 'unlinked'
  | 'member-disabled';

const again = say`Open Deskhand in Teams again; it signs you in by itself.`;
const administrator = say`Ask an administrator of the desk.`;

const refusals: { readonly [code in SignInCode]: { kind: FailureKind; text(desk: Said): Sentence; remedy: Sentence } } = {
  'token-malformed': { kind: 'denied', text: () => say`This is no sign-in of Microsoft’s.`, remedy: again },
  'token-issuer': {
    kind: 'denied',
    text: () => say`This sign-in was not issued by the organisation that it names.`,
    remedy: again,
  },
  'token-audience': { kind: 'denied', text: () => say`This sign-in is meant for another application.`, remedy: again },
  'token-purpose': { kind: 'denied', text: () => say`This is not the sign-in of a person to Deskhand.`, remedy: again },
  'token-expired': { kind: 'denied', text: () => say`This sign-in has expired.`, remedy: again },
  'token-not-yet': {
    kind: 'denied',
    text: () => say`This sign-in is not valid yet.`,
    remedy: say`If it stays so, whoever runs Deskhand sets this machine’s clock right.`,
  },
  'token-signature': { kind: 'denied', text: () => say`This sign-in was not signed by Microsoft.`, remedy: again },
  'keys-unavailable': {
    kind: 'offline',
    text: () => say`Sign-ins cannot be checked now: Microsoft’s keys cannot be read.`,
    remedy: say`Try again in a moment.`,
  },
  'other-tenant': {
    kind: 'denied',
    text: () => say`Deskhand does not know your organisation.`,
    remedy: say`It serves members of connected service desks only.`,
  },
  'not-set-up': {
    kind: 'denied',
    text: (desk) => say`Deskhand is not set up for ${desk} yet.`,
    remedy: say`An administrator has to finish the Teams set-up in Deskhand.`,
  },
  guest: { kind: 'denied', text: (desk) => say`Guests do not get into ${desk}.`, remedy: say`Only members of the desk get in.` },
  contact: {
    kind: 'denied',
    text: (desk) => say`You are a contact of a client of ${desk}, and contacts do not get in here.`,
    remedy: say`Write to the desk as you always do.`,
  },
  unlinked: {
    kind: 'denied',
    text: (desk) => say`Your Microsoft account is not linked to a member of ${desk}.`,
    remedy: say`Ask an administrator of the desk to link it under Members.`,
  },
  'member-disabled': { kind: 'denied', text: (desk) => say`Your account in ${desk} is disabled.`, remedy: administrator },
};

/** The refusal with this code, about the desk of this name where one is known. */
export function signInFailure(code: SignInCode, desk: Said = word('this desk')): Failure {
  const { kind, text, remedy } = refusals[code];
  return new Failure(code, kind, text(desk), remedy);
}
