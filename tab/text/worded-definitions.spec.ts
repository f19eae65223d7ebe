import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { type DescribedDefinition, describeDefinition } from '../../shared/api/describe-definition.ts';
import type { Action } from '../../shared/definition/action.ts';
import { actionsDe } from './de/actions.ts';
import { loadTexts } from './load-texts.ts';
import { wordedDefinitions } from './worded-definitions.ts';

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
    const titleIn = async (locale: string) => wordedDefinitions([one!], await loadTexts(locale))[0]?.title;
    assert.deepEqual(await Promise.all(['de-AT', 'en-GB', 'fr'].map(titleIn)), ['Zuweisen', 'Assign', 'Assign']);
    const { word, words } = await loadTexts('de');
    assert.equal(words('High, Urgent'), 'Hoch, Dringend');
    assert.deepEqual(
      [word('Urgent'), word('Not a word of ours'), word('toString')],
      ['Dringend', 'Not a word of ours', 'toString'],
    );
  });
});
