import { Failure, type FailureKind } from '../../../shared/errors/failure.ts';
import { type Said, type Sentence, say } from '../../../shared/text/say.ts';

/** The codes that token sources fail with. */
export type TokenCode =
  | 'profile-disabled'
  | 'consent-missing'
  | 'secret-wrong'
  | 'secret-expired'
  | 'certificate-expired'
  | 'application-unknown'
  | 'directory-unknown'
  | 'grant-dead'
  | 'not-connected'
  | 'cloud-unreachable'
  | 'sandbox-missing'
  | 'clock-off';

/** What each code means for people: sort, sentence about the profile without its full stop (a detail may follow), and who can do what. */
const meanings: { readonly [code in TokenCode]: { kind: FailureKind; text(name: string): Sentence; remedy: Sentence } } = {
  'directory-unknown': {
    kind: 'missing',
    text: (name) => say`Microsoft does not know the directory of “${name}”`,
    remedy: say`An administrator compares the directory (tenant) id of the profile with the one that Entra’s overview page shows.`,
  },
  'application-unknown': {
    kind: 'missing',
    text: (name) => say`The directory of “${name}” knows no application with its client id`,
    remedy: say`An administrator compares application (client) id and directory (tenant) id with Entra: they may be of different organisations. If both are right, a Microsoft 365 administrator opens the consent link that “teams setup” shows.`,
  },
  'profile-disabled': {
    kind: 'denied',
    text: (name) => say`Microsoft has the application of “${name}” disabled`,
    remedy: say`An administrator of Microsoft 365 enables it in Entra (Enterprise applications, Properties).`,
  },
  'consent-missing': {
    kind: 'denied',
    text: (name) => say`“${name}” is not allowed this yet: consent is missing`,
    remedy: say`A Microsoft 365 administrator opens the consent link that “teams setup” shows, and agrees.`,
  },
  'secret-wrong': {
    kind: 'denied',
    text: (name) => say`Microsoft does not accept the secret or certificate of “${name}”`,
    remedy: say`An administrator enters the next one (rotate): the secret’s value, not its id; or uploads the certificate in Entra.`,
  },
  'secret-expired': {
    kind: 'denied',
    text: (name) => say`The secret of “${name}” has expired`,
    remedy: say`An administrator makes a new one in Entra and enters it (rotate).`,
  },
  'certificate-expired': {
    kind: 'denied',
    text: (name) => say`The certificate of “${name}” has expired`,
    remedy: say`An administrator uploads a new one in Entra and enters it with its private key (rotate).`,
  },
  'grant-dead': {
    kind: 'denied',
    text: (name) => say`The sign-in behind “${name}” is no longer valid`,
    remedy: say`Whoever connected it signs in again.`,
  },
  'not-connected': {
    kind: 'missing',
    text: (name) => say`Nobody has connected “${name}” yet`,
    remedy: say`An administrator connects it with an account that may act for the desk.`,
  },
  'cloud-unreachable': {
    kind: 'offline',
    text: () => say`Microsoft’s sign-in service cannot be reached or does not answer now`,
    remedy: say`It is tried again by itself. If it stays so, an administrator checks the way from this machine to login.microsoftonline.com.`,
  },
  'sandbox-missing': {
    kind: 'offline',
    text: () => say`In try mode the sandbox stands in for Microsoft, and it runs only together with the server`,
    remedy: say`Start the server (npm start) and do this again while it runs; or run in live mode with your own tenant.`,
  },
  'clock-off': {
    kind: 'unexpected',
    text: () => say`This machine’s clock differs so much from Microsoft’s that sign-ins are refused`,
    remedy: say`Whoever runs Deskhand sets the clock right (time synchronisation).`,
  },
};

/** Every code with its sentence about a profile of that name, and what to do: for the page of errors. */
export function tokenMeanings(name: string): { code: string; text: string; remedy: string }[] {
  return Object.entries(meanings).map(([code, { text, remedy }]) => ({ code, text: `${text(name)}.`, remedy: String(remedy) }));
}

/** AADSTS numbers to the port's codes; the one table. Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const byNumber: { readonly [aadsts: string]: TokenCode } = {
  '7000215': 'secret-wrong',
  '7000216': 'secret-wrong',
  '7000218': 'secret-wrong',
  '700027': 'secret-wrong',
  '700030': 'secret-wrong',
  '5002730': 'secret-wrong',
  '7000222': 'secret-expired',
  '700024': 'clock-off',
  '700016': 'application-unknown',
  '700011': 'consent-missing',
  '65001': 'consent-missing',
  '65004': 'consent-missing',
  '650052': 'consent-missing',
  '650057': 'consent-missing',
  '500011': 'consent-missing',
  '501051': 'consent-missing',
  '50105': 'consent-missing',
  '90094': 'consent-missing',
  '1003031': 'consent-missing',
  '7000112': 'profile-disabled',
  '700005': 'profile-disabled',
  '90002': 'directory-unknown',
  '900023': 'directory-unknown',
  '700082': 'grant-dead',
  '700084': 'grant-dead',
  '70008': 'grant-dead',
  '70000': 'grant-dead',
  '70043': 'grant-dead',
  '50173': 'grant-dead',
  '50057': 'grant-dead',
  '50034': 'grant-dead',
  '50076': 'grant-dead',
  '50079': 'grant-dead',
  '50078': 'grant-dead',
  '50013': 'grant-dead',
  '500133': 'grant-dead',
  '50132': 'grant-dead',
  '50133': 'grant-dead',
  '53003': 'grant-dead',
  '53000': 'grant-dead',
  '54005': 'grant-dead',
  '9002313': 'grant-dead',
  '90024': 'cloud-unreachable',
  '90033': 'cloud-unreachable',
  '90006': 'cloud-unreachable',
  '50196': 'cloud-unreachable',
};

const byWord: { readonly [error: string]: TokenCode } = {
  invalid_client: 'secret-wrong',
  unauthorized_client: 'consent-missing',
  invalid_grant: 'grant-dead',
  interaction_required: 'grant-dead',
  consent_required: 'consent-missing',
  invalid_resource: 'consent-missing',
  temporarily_unavailable: 'cloud-unreachable',
  server_error: 'cloud-unreachable',
};

/** The refusal with this code, about this profile. `detail` (an AADSTS number, a status) is put behind the sentence. */
export function tokenFailure(code: TokenCode, profileName: string, detail?: Said): Failure {
  const { kind, text, remedy } = meanings[code];
  const sentence = text(profileName);
  return new Failure(code, kind, detail === undefined ? say`${sentence}.` : say`${sentence} (${detail}).`, remedy);
}

/** The refusal that an answer of the token endpoint means. Only numbers and known words of it are told, never its description. */
export function refusedAnswer(status: number, body: unknown, profileName: string): Failure {
  const { error, error_codes: codes, error_description: description } = (body ?? {}) as Record<string, unknown>;
  const listed = Array.isArray(codes) ? codes.map(String) : [];
  const named = typeof description === 'string' ? /AADSTS(\d{4,8})/.exec(description)?.[1] : undefined;
  const number = [...listed, ...(named === undefined ? [] : [named])].find((one) => /^\d{4,8}$/.test(one));
  const known = number === undefined ? undefined : byNumber[number];
  const word = typeof error === 'string' && Object.hasOwn(byWord, error) ? byWord[error] : undefined;
  const code = known ?? (status >= 500 || status === 429 ? 'cloud-unreachable' : (word ?? 'consent-missing'));
  return tokenFailure(code, profileName, number === undefined ? say`status ${status}` : `AADSTS${number}`);
}
