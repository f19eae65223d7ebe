import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { setupSnippets } from '../../shared/domain/setup-snippets.ts';
import { registrationFacts } from '../../shared/domain/teams-addresses.ts';
import { failureTableText, snippetsText } from './setup-page.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

/** The codes that a source file gives findings: the words with a dash on lines that name a code. */
function codesIn(path: string): string[] {
  const lines = readFileSync(at(path), 'utf8')
    .split('\n')
    .filter((line) => /\bcode: |\bbad\(/.test(line));
  return lines.flatMap((line) => [...line.matchAll(/'([a-z]+(?:[-_][a-z]+)+)'/g)].map(([, code]) => code!));
}

describe('The set-up guide’s table of errors and snippets', () => {
  it('knows every code that the diagnosis can give', () => {
    const files = readdirSync(at('src/services/diagnosis/')).filter((file) => file.endsWith('.ts') && !file.includes('.spec'));
    const codes = files.flatMap((file) => codesIn(`src/services/diagnosis/${file}`));
    assert.ok(codes.includes('permission-missing') && codes.includes('clock-off'), codes.join());
    const table = failureTableText();
    const steps = readFileSync(at('shared/domain/teams-integration.ts'), 'utf8');
    const ofSteps = [...steps.matchAll(/^ {6}'([a-z]+-[a-z]+)',$/gm)].map(([, code]) => code!);
    const given = [...codes, ...ofSteps].filter((code) => !['profile-active', 'profile-untested'].includes(code));
    for (const code of given.filter((one) => one !== 'not_set_up')) assert.ok(table.includes(`| \`${code}\` |`), code);
    for (const code of [
      'secret-wrong',
      'graph-permission-missing',
      'app_not_installed',
      'cloud-unreachable',
      'directory-unknown',
    ])
      assert.ok(table.includes(`| \`${code}\` |`), code);
  });

  it('has a sentence and a remedy for each code, once', () => {
    const rows = failureTableText().split('\n').slice(2);
    const cells = rows.map((row) => row.split(/(?<!\\) \| /));
    assert.ok(cells.every((row) => row.length === 3 && row.every((cell) => cell.length > 3)));
    assert.equal(new Set(cells.map(([code]) => code)).size, rows.length);
  });

  it('asks for what is limited to single mailboxes in no consent for all of them', () => {
    const consent = snippetsText().split('### ')[1]!;
    assert.match(consent, /'User\.Read\.All'/);
    assert.doesNotMatch(consent, /'Mail\./);
    assert.match(snippetsText(), /New-ManagementRoleAssignment[\s\S]*New-CsApplicationAccessPolicy/);
  });

  it('lets nothing that is filled in become a command', () => {
    const evil = "x'; Remove-Item / #’; y";
    const profile = { clientId: evil, entraTenantId: evil };
    const facts = registrationFacts(profile, { publicUrl: 'https://desk.example', authority: 'https://login.example' });
    for (const { text } of setupSnippets({ ...facts, ...profile, applicationIdUri: evil, permissions: [evil] }))
      for (const line of text.split('\n').filter((one) => one.includes('Remove-Item'))) {
        const outside = line.replace(/'(?:[^'’]|''|’’)*'/g, '');
        assert.doesNotMatch(outside, /Remove-Item/, line);
      }
  });
});
