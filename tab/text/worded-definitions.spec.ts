import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { type DescribedDefinition, describeDefinition } from '../../shared/api/describe-definition.ts';
import type { Action } from '../../shared/definition/action.ts';
import { actionsDe } from './de/actions.ts';
import { definitionsIn, wordedDefinitions } from './worded-definitions.ts';

const folder = new URL('../../shared/actions/', import.meta.url);

async function allActions(): Promise<DescribedDefinition[]> {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.spec.ts'));
  const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href)));
  const actions = modules.flatMap((module) => Object.values(module as { [name: string]: Action }));
  return actions.filter(({ type, permission }) => type === 'action' && permission.grant !== 'system.act').map(describeDefinition);
}

const wordsOf = ({ title, inputs }: DescribedDefinition) => [
  title,
  ...inputs
    .filter(({ hidden }) => !hidden)
    .flatMap(({ label, choices = [] }) => [label, ...choices.map((choice) => choice.title)]),
];

describe('actions in another language', () => {
  it('have German words for every title, label and choice, and none for what there is not', async () => {
    const used = new Set((await allActions()).flatMap(wordsOf));
    assert.ok(used.size > 100);
    assert.deepEqual(
      [...used].filter((text) => actionsDe[text] === undefined),
      [],
    );
    assert.deepEqual(
      Object.keys(actionsDe).filter((text) => !used.has(text)),
      [],
    );
  });

  it('are worded for German readers alone, and say what has no word as it came', async () => {
    const [one] = (await allActions()).filter(({ name }) => name === 'work.assign');
    assert.equal((await definitionsIn('de-AT', [one!]))[0]?.title, 'Zuweisen');
    assert.equal((await definitionsIn('en-GB', [one!]))[0]?.title, 'Assign');
    assert.equal(wordedDefinitions([one!], {})[0]?.title, 'Assign');
  });
});
