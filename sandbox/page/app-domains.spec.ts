import assert from 'node:assert/strict';
import { isNear, isOfApp } from './app-domains.js';

describe('the origins whose pages Teams shows in an app', () => {
  const app = {
    validDomains: ['desk.example', '*.wide.example', '127.0.0.1:4100'],
    tabs: [{ contentUrl: 'http://localhost:5000/tab?x={locale}' }, { contentUrl: 'no address' }],
  };
  const cases: [string, boolean][] = [
    ['https://desk.example/form', true],
    ['https://DESK.example:8443/form', true],
    ['http://desk.example/form', false],
    ['https://evil-desk.example/form', false],
    ['https://desk.example.evil.example/form', false],
    ['https://name:word@desk.example/form', false],
    ['https://one.wide.example/', true],
    ['https://one.two.wide.example/', false],
    ['https://wide.example/', false],
    ['http://127.0.0.1:4100/form', true],
    ['http://127.0.0.1:4101/form', false],
    ['http://localhost:5000/dialog', true],
    ['http://localhost:5001/dialog', false],
    ['javascript:alert(1)', false],
    ['/form', false],
  ];
  for (const [address, isIts] of cases)
    it(`are ${isIts ? '' : 'not '}that of ${address}`, () => assert.equal(isOfApp(address, app), isIts));

  it('are shown by the sandbox only when they are of this machine', () => {
    assert.deepEqual(['https://127.0.0.1/', 'http://localhost:1/', 'https://127.evil.example/', ''].map(isNear), [
      true,
      true,
      false,
      false,
    ]);
  });
});
