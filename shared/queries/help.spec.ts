import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('desk.help', () => {
  const desk = deskForSpecs();

  it('asks for the page of help, whoever asks and about whatever', async () => {
    for (const person of ['tess', 'arno', 'iris', 'ada', 'theo'])
      for (const input of [{}, { topic: 'log time' }]) {
        const { page, topic } = await desk().do(person, 'desk.help', input);
        assert.deepEqual({ page, topic }, { page: 'help', topic: input.topic });
      }
  });
});
