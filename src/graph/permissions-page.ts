import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allOperations } from './all-operations.ts';
import type { GraphOperation } from './operation.ts';

/** Where the page is. */
export const permissionsFile = fileURLToPath(new URL('../../docs/permissions.md', import.meta.url));

const head = `# Permissions in Microsoft Graph

Every permission Deskhand asks for, what it is for, and what does not work without it. Grant only what is wanted; each refusal names the permission that is missing.
A Global Administrator or Privileged Role Administrator of the Microsoft 365 organisation grants them, in the Entra admin centre under App registrations, API permissions.
Mail permissions can be limited to mailboxes by an application access policy (Exchange Online), and online meetings need one.
`;

function section(title: string, as: 'application' | 'delegated', intro: string): string {
  const byName = new Map<string, GraphOperation[]>();
  for (const operation of allOperations as readonly GraphOperation[]) {
    const name = operation.permission[as];
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), operation]);
  }
  const list = (texts: readonly string[]) => [...new Set(texts)].map((text) => `  - ${text}`);
  const entries = [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, uses]) =>
      [
        `### ${name}`,
        '',
        '- Needed for',
        ...list(uses.map(({ permission }) => permission.neededFor)),
        '- Without it',
        ...list(uses.map(({ permission }) => String(permission.withoutIt))),
        '- Operations',
        ...list(uses.map(({ endpoint, documentation }) => `[\`${endpoint}\`](${documentation})`)),
        '',
      ].join('\n'),
    );
  return [`## ${title}`, '', intro, '', ...entries].join('\n');
}

/** The page of all permissions, made from the operations. */
export function permissionsPage(): string {
  return [
    head,
    section('Application permissions', 'application', 'For what Deskhand does by itself. All need admin consent.'),
    section('Delegated permissions', 'delegated', 'For the same calls when they are made for a signed-in person.'),
    'Made from `src/graph/operations` by `node src/graph/permissions-page.ts`; a test fails when it is out of date.\n',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(permissionsFile, permissionsPage());
