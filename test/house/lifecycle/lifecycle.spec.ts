import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { settingList } from '../../../src/config/settings.ts';
import { root } from '../tree.ts';
import { readYaml, type YamlValue } from './read-yaml.ts';

interface Step {
  uses: string;
  with?: { [name: string]: YamlValue };
  writeToEnvironmentFile?: { [name: string]: string };
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { actions } = JSON.parse(read('test/house/lifecycle/toolkit-actions.json')) as {
  actions: { [name: string]: { required: string[]; takes: string[]; writes: string[] } };
};
const files = ['teamsapp.yml', 'teamsapp.local.yml', 'teamsapp.playground.yml'] as const;
const environmentOf = { 'teamsapp.yml': 'dev', 'teamsapp.local.yml': 'local', 'teamsapp.playground.yml': 'playground' } as const;
const phases = ['provision', 'deploy', 'publish'] as const;
const placesIn = (text: string) => [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name!);

/** What the toolkit would not take of a lifecycle file. */
function problemsOf(file: string): string[] {
  const { version, environmentFolderPath, ...lifecycle } = readYaml(file) as { [key: string]: YamlValue };
  const head = [version === 'v1.11' ? '' : 'version', environmentFolderPath === './env' ? '' : 'environmentFolderPath'];
  const strange = Object.keys(lifecycle).filter((phase) => !phases.includes(phase as never));
  const steps = Object.values(lifecycle).flatMap((all) => all as unknown as Step[]);
  const wrong = steps.flatMap((step) => {
    const action = actions[step.uses];
    if (!action) return [`${step.uses} is no action`];
    const given = Object.keys(step.with ?? {});
    return [
      ...given.filter((name) => !action.takes.includes(name)).map((name) => `${step.uses} takes no ${name}`),
      ...action.required.filter((name) => !given.includes(name)).map((name) => `${step.uses} lacks ${name}`),
      ...Object.keys(step.writeToEnvironmentFile ?? {})
        .filter((name) => !action.writes.includes(name))
        .map((name) => `${step.uses} writes no ${name}`),
      ...Object.keys(step)
        .filter((name) => !['uses', 'with', 'name', 'env', 'writeToEnvironmentFile'].includes(name))
        .map((name) => `${step.uses} has no ${name}`),
    ];
  });
  return [...head.filter(Boolean), ...strange, ...wrong];
}

describe('the lifecycle files of the toolkit', () => {
  for (const name of files) {
    it(`${name} is as version 1.11 of its schema wants it`, () => assert.deepEqual(problemsOf(read(name)), []));

    it(`${name} uses only values that its environment or a step before gives`, () => {
      const environment = parseEnv(read(`env/.env.${environmentOf[name]}`));
      const secrets = placesIn(read(name)).filter((place) => place.startsWith('SECRET_'));
      const written = Object.values(readYaml(read(name)))
        .flatMap((all) => (Array.isArray(all) ? (all as unknown as Step[]) : []))
        .flatMap((step) => Object.values(step.writeToEnvironmentFile ?? {}));
      for (const place of placesIn(read(name)))
        assert.ok(Object.hasOwn(environment, place) || written.includes(place), `${place} comes from nowhere`);
      for (const secret of secrets) assert.ok(written.includes(secret), secret);
    });
  }

  it('and a step that is wrong is flagged', () => {
    const with_ = (text: string) => problemsOf(read('teamsapp.yml').replace(/ {2}- uses: teamsApp\/update\n[\s\S]*?\n\n/, text));
    assert.deepEqual(with_('  - uses: teamsApp/updates\n\n'), ['teamsApp/updates is no action']);
    assert.deepEqual(with_('  - uses: teamsApp/update\n    with:\n      path: x\n\n'), [
      'teamsApp/update takes no path',
      'teamsApp/update lacks appPackagePath',
    ]);
    assert.deepEqual(problemsOf(read('teamsapp.yml').replace('v1.11\n\n', 'v1.9\n\n')), ['version']);
    assert.throws(() => readYaml('a:\n   - b: c'));
    assert.throws(() => readYaml('a: 1\na: 2'));
    assert.throws(() => readYaml('just words'));
  });

  it('provision, deploy and publish an installation', () => {
    assert.deepEqual(Object.keys(readYaml(read('teamsapp.yml'))).slice(2), [...phases]);
  });

  it('start the server with settings that it has', () => {
    const known = settingList.map(({ variable }) => variable);
    for (const name of files.slice(1)) {
      const { deploy } = readYaml(read(name)) as unknown as { deploy: Step[] };
      const { envs } = deploy.at(-1)!.with as { envs: { [variable: string]: string } };
      for (const variable of Object.keys(envs)) assert.ok(known.includes(variable), `${name}: ${variable}`);
    }
  });

  it('have environments without a secret, which name all that the package takes', () => {
    for (const environment of Object.values(environmentOf)) {
      const values = parseEnv(read(`env/.env.${environment}`));
      assert.equal(values['TEAMSFX_ENV'], environment);
      for (const [variable, value] of Object.entries(values))
        assert.ok(!/SECRET|PASSWORD|KEY/.test(variable) && (value ?? '').length < 60, `${environment}: ${variable}`);
      for (const place of placesIn(read('appPackage/manifest.json')))
        assert.ok(Object.hasOwn(values, place), `${environment}: ${place}`);
    }
    assert.match(read('.gitignore'), /^env\/\.env\.\*\.user$/m);
  });
});
