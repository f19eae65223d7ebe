import assert from 'node:assert/strict';
import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('desk.show', () => {
  const desk = deskForSpecs();

  for (const [number, words] of [
    ['1001', ': open, Tess Morgan.'],
    ['#1004', ': new, unassigned.'],
    ['1041', ': in progress, Tess Morgan.'],
    ['1053', ': waiting for a decision.'],
  ] as const) {
    it(`says of ${number} how it stands`, async () => {
      assert.ok((await desk().do('tess', 'desk.show', { record: number })).text.endsWith(words));
    });
  }

  itRefuses(desk, 'desk.show', [
    ['iris', { record: '1041' }, 'input', /that you can see fits “1041”/],
    ['iris', { record: '1053' }, 'input', /that you can see fits “1053”/],
    ['tess', { record: '7' }, 'input', /the list you saw last has none at that place/],
    ['tess', { record: '999999' }, 'input', /that you can see/],
  ]);
});
