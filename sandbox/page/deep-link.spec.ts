import assert from 'node:assert/strict';
import { readDeepLink } from './deep-link.js';

const link = (rest: string) => `https://teams.microsoft.com/l/entity/${rest}`;
const context = (value: unknown) => encodeURIComponent(JSON.stringify(value));

describe('a deep link to a tab', () => {
  it('names app, tab, place in the tab and the address in a browser', () => {
    const address = encodeURIComponent('http://127.0.0.1:3978/records/ticket/k1');
    const url = link(`a%20b/work?webUrl=${address}&context=${context({ subEntityId: '/records/ticket/k1' })}`);
    assert.deepEqual(readDeepLink(url), {
      appId: 'a b',
      entityId: 'work',
      subPageId: '/records/ticket/k1',
      webUrl: 'http://127.0.0.1:3978/records/ticket/k1',
    });
  });

  it('may name neither place nor address, or a place that cannot be read', () => {
    for (const rest of ['a/mine', 'a/mine/?context=', 'a/mine?context=%7B', `a/mine?context=${context({ subEntityId: 7 })}`])
      assert.deepEqual(readDeepLink(link(rest)), { appId: 'a', entityId: 'mine', subPageId: '', webUrl: '' }, rest);
  });

  it('is read though a part of it is badly written', () => {
    assert.equal(readDeepLink(link('a/%E0%A4%A'))?.entityId, '%E0%A4%A');
  });

  it('is nothing else', () => {
    for (const url of [
      '',
      'x',
      'https://teams.microsoft.com/l/chat/0/0',
      link('a'),
      'https://teams.microsoft.com.evil.example/l/entity/a/work',
    ])
      assert.equal(readDeepLink(url), undefined, url);
  });
});
