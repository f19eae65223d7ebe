import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('desk.suggest', () => {
  const desk = deskForSpecs();
  const titles = async (person: string, kinds: string, query = '') =>
    (await desk().do(person, 'desk.suggest', { kinds, query })).list!.items.map(({ title }) => title);

  it('offers records of the kinds asked for, the exact number first', async () => {
    assert.match((await titles('tess', 'ticket,task', '1002'))[0]!, /^Outlook/);
    assert.deepEqual(await titles('tess', 'client', 'acm'), ['Acme Logistics']);
    assert.deepEqual(await titles('tess', 'member', 'rav'), ['Ravi Patel']);
  });

  it('offers recent ones while nothing is typed', async () => {
    assert.equal((await titles('tess', 'ticket')).length, 15);
  });

  it('offers nothing of kinds one may not read, nor of unknown kinds, nor of other desks', async () => {
    assert.deepEqual(await titles('iris', 'task,approval'), []);
    assert.deepEqual(await titles('tess', 'secrets,__proto__'), []);
    assert.deepEqual(await titles('theo', 'member', 'rav'), []);
  });
});
