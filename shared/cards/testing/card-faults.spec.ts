import assert from 'node:assert/strict';
import { executeAction } from '../card-actions.ts';
import type { Card } from '../card-view.ts';
import { cardFaults } from './card-faults.ts';

const good: Card = { type: 'AdaptiveCard', version: '1.5', fallbackText: 'x', body: [{ type: 'TextBlock', text: 'x' }] };
const execute = executeAction('Do', { verb: 'note.add', nonce: 'n' }, { inputs: 'none' });
const { fallback: _fallback, ...bare } = execute;
const input = { type: 'Input.Text', id: 'a', label: 'A' };
const block = (text: string) => [{ type: 'TextBlock', text }];

describe('cardFaults', () => {
  it('finds nothing wrong with a good card', () => assert.deepEqual(cardFaults({ ...good, actions: [execute] }), []));

  for (const [what, card] of [
    ['an unknown element', { ...good, body: [{ type: 'Badge', text: 'x' }] }],
    [
      'an input id used twice, also in a part that is folded away',
      {
        ...good,
        body: [input],
        actions: [{ type: 'Action.ShowCard', title: 'x', card: { type: 'AdaptiveCard', body: [input] } }],
      },
    ],
    ['a choice without choices', { ...good, body: [{ type: 'Input.ChoiceSet', id: 'a', label: 'A', choices: [] }] }],
    ['an input without an id', { ...good, body: [{ type: 'Input.Text', label: 'no id' }] }],
    ['an execute without a submit to fall back to', { ...good, actions: [bare] }],
    ['seven actions', { ...good, actions: Array.from({ length: 7 }, () => execute) }],
    ['a script for a link', { ...good, actions: [{ type: 'Action.OpenUrl', title: 'x', url: 'javascript:alert(1)' }] }],
    ['too much weight', { ...good, body: block('漢'.repeat(10_000)) }],
    ['undefined', { ...good, speak: undefined }],
    ['a hidden character', { ...good, body: block('a\u202eb') }],
    ['half a character', { ...good, body: block('\ud83d') }],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a leftover of a template is what is tried here.
    ['a leftover of a template', { ...good, body: block('${name}') }],
    ['no text that stands for it', { ...good, fallbackText: ' ' }],
  ] as [string, Card][]) {
    it(`finds ${what}`, () => assert.notDeepEqual(cardFaults(card), []));
  }
});
