import assert from 'node:assert/strict';
import { type DoorDesk, doorDesk } from '../../../test/desk/door-fixture.ts';
import { readSettings, settingList } from '../../config/settings.ts';
import { describeInstallation, secretsOf } from './describe-installation.ts';
import { masked } from './masked.ts';
import { rememberTroubles } from './remember-troubles.ts';

const now = () => new Date(Date.UTC(2026, 10, 19, 12));
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('what an installation says of itself', () => {
  let desk: DoorDesk;
  before(async () => {
    desk = await doorDesk();
  });
  after(() => desk.close());

  it('has no value of a setting that is secret, and names every setting', () => {
    const secrets = new Map([
      ['BOT_SECRET', 'canary-bot'],
      ['MICROSOFT_CLIENT_SECRET', 'canary-client'],
      ['DESKHAND_SECRET_KEY', 'canary-key'],
      ['MONGODB_URI', 'mongodb://user:canary-password@db.example/deskhand'],
    ]);
    const given = {
      ...Object.fromEntries(secrets),
      BOT_ID: '11111111-2222-4333-8444-555555555555',
      DESKHAND_PUBLIC_URL: 'https://desk.example',
    };
    const settings = readSettings([], given);
    const told = describeInstallation(settings, desk.core.store, rememberTroubles(quiet, { now, secrets: [] }));
    assert.doesNotMatch(JSON.stringify(told), /canary/);
    assert.equal(told.settings['botSecret'], 'set');
    assert.equal(told.settings['publicUrl'], 'https://desk.example');
    assert.equal(told.versions['store'], 'MongoDB');
    assert.equal(Object.keys(told.settings).length, settingList.length);
    assert.deepEqual(secretsOf(settings).sort(), [...secrets.values()].sort());
  });

  it('counts the records of one desk', async () => {
    const settings = readSettings([], {});
    const told = describeInstallation(settings, desk.core.store, rememberTroubles(quiet, { now, secrets: [] }));
    const tenantId = (await desk.ticket(1001)).tenantId;
    const { ticket, member } = await told.counts(tenantId);
    assert.ok(ticket! > 20 && member! > 3);
    assert.equal((await told.counts('nobody'))['ticket'], 0);
  });
});

describe('the troubles that are remembered', () => {
  const secrets = ['canary-known-secret'];
  const told = () => rememberTroubles(quiet, { now, secrets });

  it('are newest first, of the desk that asks, and of none in particular only where all are asked for', () => {
    const { log, of } = told();
    log.warn({ tenantId: 'a' }, 'first');
    log.error({ tenantId: 'b' }, 'theirs');
    log.error({ reference: 'REF-7', error: new TypeError('x is not there') }, 'of nobody');
    log.info({ tenantId: 'a' }, 'not a trouble');
    log.error({ tenantId: 'a', error: Object.assign(new Error('cut'), { code: 'ECONNRESET' }) }, 'second');
    assert.deepEqual(
      of('a', false).map(({ text, cause }) => [text, cause]),
      [
        ['second', 'Error (ECONNRESET): cut'],
        ['first', undefined],
      ],
    );
    assert.deepEqual(
      of('a', true).map(({ text }) => text),
      ['second', 'of nobody', 'first'],
    );
    assert.equal(of('a', true)[1]!.reference, 'REF-7');
    assert.doesNotMatch(JSON.stringify(of('a', true)), /theirs|tenantId/);
  });

  it('are no more than two hundred', () => {
    const { log, of } = told();
    for (let count = 0; count < 1_000; count += 1) log.error({ tenantId: 'a' }, `trouble ${count}`);
    assert.deepEqual([of('a', false).length, of('a', false)[0]!.text], [200, 'trouble 999']);
  });

  it('hold nothing secret, wherever it stood', () => {
    const { log, of } = told();
    const leaks = [
      'refused canary-known-secret here',
      'Authorization: Bearer eyJcanary.canary.canary and so on',
      'token eyJhbGciOi.eyJcanary0.sigcanary was refused',
      'mongodb+srv://desk:canary-password@db.example/x failed',
      'POST client_secret=canary-value&grant_type=x',
      '{"password": "canary-pass"}',
      '{"refresh_token":"0.canary"}',
      'code=canary-code came back',
      '-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----\ncanary cut off',
    ];
    for (const text of leaks) log.error({ tenantId: 'a', error: new Error(text) }, text);
    for (const { text, cause } of of('a', false)) assert.doesNotMatch(`${text}\n${cause}`, /canary/);
    assert.equal(masked('the ticket 1001 was not there', []), 'the ticket 1001 was not there');
  });
});
