import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingList } from '../../../src/config/settings.ts';
import { root } from '../tree.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The Bicep file's declarations, by structure: there is no compiler here. */
function declarationsOf(text: string) {
  const code = text.replace(/^\s*\/\/.*$/gm, '');
  const all = (pattern: RegExp) => [...code.matchAll(pattern)].map((match) => match.slice(1) as string[]);
  return {
    code,
    parameters: all(/^param (\w+) (\w+)( = )?/gm).map(([name, type, initial]) => ({
      name: name!,
      type,
      isGiven: initial === undefined,
    })),
    secure: all(/@secure\(\)\n(?:@.*\n)*param (\w+)/g).map(([name]) => name),
    variables: all(/^var (\w+) = /gm).map(([name]) => name!),
    resources: all(/^resource (\w+) '([^'@]+)@([^']+)' = /gm).map(([name, type, version]) => ({
      name: name!,
      type: type!,
      version: version!,
    })),
    outputs: all(/^output (\w+) \w+ = /gm).map(([name]) => name!),
  };
}

/** Brackets that do not match, outside of texts. */
function unbalanced(code: string): string[] {
  const open: string[] = [];
  const partner: { [sign: string]: string } = { ')': '(', ']': '[', '}': '{' };
  for (const [sign] of code.replace(/'(?:\\.|\$\{[^}]*\}|[^'\\])*'/g, "''").matchAll(/[()[\]{}]/g)) {
    if (!partner[sign]) open.push(sign);
    else if (open.pop() !== partner[sign]) return [sign];
  }
  return open;
}

describe('the template for Azure', () => {
  const template = declarationsOf(read('infra/azure.bicep'));
  const { parameters } = JSON.parse(read('infra/azure.parameters.json')) as { parameters: { [name: string]: { value: string } } };

  it('makes a web app, its bot in Teams, its database, its secrets and its watch', () => {
    const types = template.resources.map(({ type }) => type);
    for (const type of [
      'Microsoft.Web/sites',
      'Microsoft.BotService/botServices',
      'Microsoft.BotService/botServices/channels',
      'Microsoft.DocumentDB/mongoClusters',
      'Microsoft.KeyVault/vaults',
      'Microsoft.ManagedIdentity/userAssignedIdentities',
      'Microsoft.Insights/components',
    ])
      assert.ok(types.includes(type), type);
    for (const { name, version } of template.resources) assert.match(version, /^20\d\d-\d\d-\d\d$/, name);
    assert.match(template.code, /linuxFxVersion: 'NODE\|24-lts'/);
  });

  it('is whole: every bracket closed, every name declared once and used', () => {
    assert.deepEqual(unbalanced(template.code), []);
    const names = [...template.parameters, ...template.resources].map(({ name }) => name).concat(template.variables);
    assert.equal(new Set(names).size, names.length);
    for (const name of [...template.parameters.map((one) => one.name), ...template.variables])
      assert.ok(template.code.match(new RegExp(`\\b${name}\\b`, 'g'))!.length > 1, `${name} is not used`);
    const parents = [...template.code.matchAll(/(?:parent|scope): (\w+)$/gm)].map(([, name]) => name!);
    for (const name of parents)
      assert.ok(
        template.resources.some((one) => one.name === name),
        `${name} is not declared`,
      );
    assert.deepEqual(unbalanced('a: [ { ]'), [']']);
  });

  it('gets each value it must have, and no other', () => {
    const known = template.parameters.map(({ name }) => name);
    for (const name of Object.keys(parameters)) assert.ok(known.includes(name), `${name} is no parameter`);
    for (const { name, isGiven } of template.parameters) assert.ok(!isGiven || parameters[name], `${name} is given by nobody`);
    for (const [name, { value }] of Object.entries(parameters)) assert.match(value, /^\$\{\{\w+\}\}$/, name);
  });

  it('keeps what is secret out of outputs and plain settings', () => {
    for (const name of ['applicationSecret', 'secretKey', 'mongoUri', 'mongoPassword'])
      assert.ok(template.secure.includes(name), name);
    for (const name of template.secure) {
      assert.doesNotMatch(template.code, new RegExp(`^output .*\\b${name}\\b`, 'm'));
      assert.doesNotMatch(template.code, new RegExp(`^ {4}[A-Z_]+: ${name}\\b`, 'm'));
    }
    for (const variable of ['DESKHAND_SECRET_KEY', 'MONGODB_URI', 'BOT_SECRET'])
      assert.match(template.code, new RegExp(`^ {4}${variable}: '@Microsoft\\.KeyVault\\(SecretUri=`, 'm'));
    assert.match(template.code, /httpsOnly: true/);
  });

  it('starts the server with settings that it has', () => {
    const ofAzure = ['SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITES_PORT', 'APPLICATIONINSIGHTS_CONNECTION_STRING'];
    const known = [...settingList.map(({ variable }) => variable), ...ofAzure];
    const set = [...template.code.matchAll(/^ {4}([A-Z][A-Z_]+): /gm)].map(([, name]) => name!);
    assert.ok(set.length > 8);
    for (const name of set) assert.ok(known.includes(name), name);
  });

  it('tells the environment what the package needs', () => {
    assert.deepEqual(template.outputs, ['BOT_ID', 'HOST', 'WEB_APP_RESOURCE_ID']);
  });
});
