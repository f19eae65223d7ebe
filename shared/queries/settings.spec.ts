import assert from 'node:assert/strict';
import { deskForSpecs } from '../../test/desk/door-specs.ts';

describe('desk.settings', () => {
  const desk = deskForSpecs();

  it('says who one is, where, and how days are read', async () => {
    const told = await desk().do('iris', 'desk.settings');
    assert.equal(
      told.text,
      'You are Iris Chen (inbox user) at Northwind IT Services. Your zone is America/New_York, your date format en-US.',
    );
    assert.equal(told.page, 'settings');
  });
});
