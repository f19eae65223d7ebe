import assert from 'node:assert/strict';
import { dialogSize, isForApp, refusedDialog } from './dialog-request.js';

describe('what a page asks of a dialog', () => {
  const app = { validDomains: ['desk.example'], tabs: [], botId: 'bot' };
  const url = 'https://desk.example/form';

  it('is refused in Teams’ words', () => {
    const words = [{}, undefined, { url, card: '{}' }, { url, completionBotId: 'other' }].map((info) => refusedDialog(info, app));
    assert.deepEqual(words, [
      'You must specify a value for either card or url.',
      'You must specify a value for either card or url.',
      'Values for both card and url were specified. One or the other, but not both, are allowed.',
      'Invalid appId.',
    ]);
    assert.match(refusedDialog({ card: '{}' }, app)!, /no cards/);
    assert.match(refusedDialog({ url: 'https://evil.example' }, app)!, /validDomains/);
  });

  it('is taken from an origin of the app, for its own bot or for none', () => {
    assert.equal(refusedDialog({ url }, app), undefined);
    assert.equal(refusedDialog({ url, completionBotId: 'bot' }, app), undefined);
  });

  it('reads sizes as words and pixels, and leaves alone what is neither', () => {
    assert.deepEqual(dialogSize('large'), { word: 'large' });
    assert.deepEqual(dialogSize(300), { pixels: 300 });
    assert.deepEqual(dialogSize('300'), { pixels: 300 });
    for (const odd of ['huge', '', 0, -5, Number.NaN, Infinity, undefined, null]) assert.equal(dialogSize(odd), undefined);
  });

  it('keeps a result from an app that it is not meant for', () => {
    assert.deepEqual(
      [undefined, [], ['app'], ['another', 'app'], ['another']].map((ids) => isForApp(ids, 'app')),
      [true, true, true, true, false],
    );
  });
});
