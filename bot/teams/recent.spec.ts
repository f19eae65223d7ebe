import assert from 'node:assert/strict';
import { Recent } from './recent.ts';
import { trustedServiceUrls } from './service-url.ts';

describe('What happened lately', () => {
  it('is forgotten in time, by number and by weight, the eldest first', () => {
    let now = 0;
    const recent = new Recent<number>(() => now, { ttl: 100, most: 3, weight: 10 });
    for (let key = 0; key < 5; key++) recent.keep(String(key), key, 1);
    assert.deepEqual([recent.find('1'), recent.find('2'), recent.size], [undefined, 2, 3]);
    recent.keep('heavy', 9, 9);
    assert.deepEqual([recent.find('3'), recent.find('4'), recent.find('heavy')], [undefined, 4, 9]);
    now = 100;
    assert.deepEqual([recent.find('heavy'), recent.find('4')], [undefined, undefined]);
    assert.equal(recent.size, 0);
  });

  it('does not grow when one key is kept again and again', () => {
    const recent = new Recent<number>(() => 0, { ttl: 100, most: 3, weight: 10 });
    for (let count = 0; count < 1_000; count++) recent.keep('same', count, 9);
    assert.deepEqual([recent.size, recent.find('same')], [1, 999]);
  });
});

describe('A service URL', () => {
  it('is trusted in every cloud of Teams, and on this machine only in try mode', () => {
    const hosts = [
      'smba.trafficmanager.net/emea/9b1c4a30-1111-4222-8333-944455566677/',
      'SMBA.trafficmanager.net/teams',
      'smba.infra.gcc.teams.microsoft.com/teams',
      'smba.infra.gov.teams.microsoft.us/teams',
      'smba.infra.dod.teams.microsoft.us/teams/',
    ];
    const trusts = trustedServiceUrls();
    for (const host of hosts) assert.equal(trusts(`https://${host}`), true);
    const local = ['http://127.0.0.1:3979/teams/', 'http://localhost:3979', 'http://[::1]:3979/', 'https://127.0.0.1/'];
    for (const url of local) {
      assert.equal(trusts(url), false);
      assert.equal(trustedServiceUrls({ loopback: true })(url), true);
    }
    assert.equal(trustedServiceUrls({ hosts: ['smba.example'] })('https://smba.trafficmanager.net/'), false);
  });
});
