import { skipMeanings } from '../../shared/domain/notices/test-outcome.ts';
import { setupSnippets } from '../../shared/domain/setup-snippets.ts';
import { registrationFacts } from '../../shared/domain/teams-addresses.ts';
import { Sentence } from '../../shared/text/say.ts';
import { failureTable } from '../graph/failure-table.ts';
import { neededPermissions } from '../graph/needed-permissions.ts';
import type { GraphOperation } from '../graph/operation.ts';
import { tokenMeanings } from '../identity/tokens/entra-errors.ts';
import { publicAuthority } from '../identity/tokens/token-endpoint.ts';

interface Row {
  code: string;
  text: string;
  remedy: string;
}

/** Codes that the diagnosis itself gives, beside those of the layers it tries out. */
const diagnosisCodes: { readonly [code: string]: readonly [text: string, remedy: string] } = {
  'address-not-public': [
    'Teams cannot reach the address of this installation: no https, a local name, a bare IP address, a port or a path.',
    'Set DESKHAND_PUBLIC_URL to an https address with a host name alone, and lead it to this installation.',
  ],
  'bot-secret-missing': ['BOT_ID is set and BOT_SECRET is not.', 'Set BOT_SECRET and start again.'],
  'clock-drifts': ['This machine’s clock is minutes off Microsoft’s.', 'Set the clock right before it is five.'],
  'credential-ends-soon': ['The secret or certificate ends within 30 days.', 'Enter the next one: deskhand profile rotate.'],
  'desk-unlinked': [
    'The desk is linked to no Entra tenant.',
    'Test the profile that serves Teams: a test that passes links the desk to its organisation, unless another desk has it.',
  ],
  'manifest-stale': ['The app package lacks commands of this code.', 'Make the package anew and upload it again.'],
  'no-organization': ['Graph names no organisation for the profile.', 'Check the directory (tenant) id.'],
  'other-organisation': [
    'The profile belongs to another organisation than the desk.',
    'Bind Teams, directory and sign-in to a profile of the desk’s own organisation.',
  ],
  'package-stale': [
    'Code or settings have changed since the desk’s app package was made.',
    'Make the package anew and upload it in the Teams admin centre.',
  ],
  'permission-missing': [
    'The token lacks permissions that are needed now; the step names each and what does not work without it.',
    'Add them to the registration and open the consent link.',
  ],
  'profile-disabled': [
    'The profile is disabled, here or in Entra.',
    'Mend what its reason says, then deskhand profile test; or enable the application in Entra.',
  ],
  'profile-missing': ['No profile serves Teams.', 'Add one (deskhand profile add) and bind Teams to it.'],
  'secret-key-missing': ['There is no key to seal secrets with.', 'Set DESKHAND_SECRET_KEY and start again.'],
  'teams-inactive': ['Teams is not active for this desk, so nobody is let in.', 'deskhand teams set-state active'],
  uncertain: ['Teams’ answer was lost; what was sent may have arrived.', 'Ask the person, then try again.'],
  unexpected: ['A step ended in a way nobody foresaw.', 'Try again; the log has what happened.'],
};

const sample: GraphOperation = {
  name: 'x',
  endpoint: 'GET /x',
  documentation: '',
  permission: { application: '…', neededFor: '', withoutIt: new Sentence('', []) },
  does: new Sentence('do this', []),
  answers: 'object',
  budget: 'directory',
};

function rows(): Row[] {
  const own = Object.entries(diagnosisCodes).map(([code, [text, remedy]]) => ({ code, text, remedy }));
  const about = { operation: sample, as: 'application' as const };
  const graph = failureTable.map(({ code, text, remedy }) => ({
    code,
    text: String(text(about)),
    remedy: String(remedy(about)),
  }));
  const all = [
    ...own,
    ...tokenMeanings('…'),
    ...graph,
    ...skipMeanings('the person').map((one) => ({ ...one, text: one.text.charAt(0).toUpperCase() + one.text.slice(1) })),
  ];
  const byCode = new Map<string, Row>();
  for (const row of all) if (!byCode.has(row.code)) byCode.set(row.code, row);
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The table of what each code of the Microsoft side means and who can mend it, from the catalogues of the code. */
export function failureTableText(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\n/g, ' ');
  const lines = rows().map(({ code, text, remedy }) => `| \`${code}\` | ${cell(text)} | ${cell(remedy)} |`);
  return ['| Code | What it means | What to do |', '| --- | --- | --- |', ...lines].join('\n');
}

/** The snippets of the set-up guide, with places in place of ids. */
export function snippetsText(): string {
  const facts = registrationFacts(
    { clientId: '<client id>', entraTenantId: '<tenant id>' },
    { publicUrl: 'https://<your host>', authority: publicAuthority },
  );
  const snippets = setupSnippets({
    ...facts,
    applicationIdUri: 'api://<your host>/botid-<client id>',
    clientId: '<client id>',
    entraTenantId: '<tenant id>',
    permissions: neededPermissions().map(({ name }) => name),
  });
  return snippets.map(({ title, text }) => `### ${title}\n\n\`\`\`powershell\n${text}\n\`\`\``).join('\n\n');
}
