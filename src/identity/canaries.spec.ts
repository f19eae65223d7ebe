import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formCard } from '../../shared/cards/form-card.ts';
import { recordCard } from '../../shared/cards/record-card.ts';
import type { CollectionDefinition, StoredDocument } from '../../shared/ports/document-store.ts';
import type { Outcome } from '../actions/execute.ts';
import { auditCollection } from '../records/audit.ts';
import { profileCollection, tenantCollection } from '../records/collections.ts';
import { recordKinds } from '../records/kinds.ts';
import { specCertificate, specKey } from './testing/certificate-fixture.ts';
import { aadError } from './testing/entra-fixture.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from './testing/microsoft-fixture.ts';
import { heldTokenCollection } from './tokens/held-tokens.ts';

const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';
const canaries = 50;
/** Everything secret that specs put in or Microsoft's stand-in gives out says so. */
const secret = /canary|PRIVATE KEY/;

describe('Fifty canary secrets', () => {
  let desk: MicrosoftDesk;
  let outcomes: Outcome[];
  const said: string[] = [];
  before(async () => {
    desk = await microsoftDesk({
      environment: { entraTenantId: northwind, clientId: ids.other, clientSecret: 'canary-environment' },
    });
    outcomes = [];
    const ask = async (name: string, input: object) => {
      const outcome = await desk.do('ada', name, { ...input });
      outcomes.push(outcome);
      return outcome;
    };
    for (let number = 1; number <= canaries; number += 1) await putIn(ask, number);
    await desk.core.sweep();
  });
  after(() => desk.close());

  /** One canary through one way in: right, wrong, too long, refused by Microsoft, refused by the door, delegated, on behalf. */
  async function putIn(ask: (name: string, input: object) => Promise<Outcome>, number: number): Promise<void> {
    const canary = `canary-${String(number).padStart(2, '0')}-${'x'.repeat(20)}`;
    const name = `Northwind ${number}`;
    const profile = { name, clientId: ids.client, entraTenantId: northwind, secret: canary };
    desk.entra.secrets.add(canary);
    desk.entra.fail = number % 5 === 0 ? aadError(7000215) : number % 7 === 0 ? 'hang-up' : undefined;
    if (number % 9 === 0)
      await ask('profile.add', { ...profile, clientId: 'nonsense', certificate: `${specCertificate}${specKey}` });
    if (number % 11 === 0) await ask('profile.add', { ...profile, secret: canary.repeat(40) });
    if (number % 8 === 0)
      await ask('profile.add', {
        ...profile,
        secret: undefined,
        certificate: `canary ${specCertificate}\n${specKey.replace('A', canary)}`,
      });
    if (number % 6 === 0)
      await ask('profile.add', { ...profile, secret: undefined, certificate: `${specCertificate}\n${specKey}` });
    else await ask('profile.add', profile);
    await ask('profile.rotate', { profile: name, secret: `${canary}-next` });
    await ask('profile.rotate', { profile: name, secret: `${canary}-third` });
    await ask('profile.set-default', { profile: name });
    await ask('profile.test', { profile: name });
    await ask('profile.show', { profile: name });
    await flows(canary);
    await ask('profile.remove-secret', { profile: name });
    await ask('profile.archive', { profile: name });
  }

  async function flows(canary: string): Promise<void> {
    const { tokens, connections } = desk.microsoft;
    const tenantId = desk.tenantId;
    const tries = [
      () => tokens.application(tenantId, 'mail', 'graph')(),
      () => tokens.application(tenantId, 'teams', 'bot')({ renew: true }),
      () => tokens.onBehalfOf(tenantId, 'mail', `${canary}-assertion`)(),
      async () => {
        const state = new URL(await connections.begin(tenantId, 'meetings', 'm', 'https://desk.example')).searchParams.get(
          'state',
        )!;
        await connections.complete(tenantId, 'm', { state, code: `${canary}-code` });
        await tokens.delegated(tenantId, 'meetings')({ renew: true });
      },
    ];
    for (const attempt of tries) {
      try {
        await attempt();
      } catch (error) {
        const { message, stack, remedy } = error as Error & { remedy?: string };
        said.push(`${message} ${remedy} ${stack} ${JSON.stringify(error)}`);
      }
    }
  }

  it('are in no log line and no error', () => {
    assert.ok(desk.logged.length > 0 && said.length > 10);
    for (const line of [...desk.logged, ...said]) assert.doesNotMatch(line, secret);
  });

  it('are in no reply, no refusal and nothing that goes back to a form', () => {
    assert.ok(outcomes.filter(({ ok }) => ok).length > 200 && outcomes.filter(({ ok }) => !ok).length > 50);
    for (const outcome of outcomes) {
      const { definition: _definition, ...rest } = outcome;
      const told = outcome.ok ? rest : { ...rest, failure: { ...outcome.failure, text: outcome.failure.message } };
      assert.doesNotMatch(JSON.stringify(told), secret, outcome.definition.name);
      assert.doesNotMatch(JSON.stringify(told), /v1\.try\./, outcome.definition.name);
    }
  });

  it('are on no card: neither a profile’s own nor the form that was sent wrongly', async () => {
    const view = { now: desk.now(), zone: 'UTC', locale: 'en-GB', nonce: 'n', link: () => undefined, actions: [], readerId: 'r' };
    for (const record of await desk.core.door.desk(desk.tenantId).profiles.all()) {
      const card = JSON.stringify(recordCard({ kind: 'profile', record }, view as never));
      assert.doesNotMatch(card, secret);
      assert.doesNotMatch(card, /v1\.try\./);
    }
    for (const outcome of outcomes) {
      if (outcome.ok || outcome.failure.problems.length === 0) continue;
      const card = JSON.stringify(formCard(outcome.definition, outcome.raw, outcome.failure.problems, view as never));
      assert.doesNotMatch(card.replace(/-----BEGIN[^"]*/g, ''), secret);
    }
    const add = desk.core.registry.find('profile.add')!;
    const typed = JSON.stringify(
      formCard(add, { name: 'X', secret: 'canary-typed', certificate: 'canary-typed' }, [], view as never),
    );
    assert.doesNotMatch(typed, secret, 'even a form that was handed one does not show it');
    assert.match(typed, /"style":"password"/);
  });

  it('are in no document of the store but sealed, and not in its files', async () => {
    const definitions = [
      ...Object.values(recordKinds).map(({ collection }) => collection),
      auditCollection,
      heldTokenCollection,
    ] as unknown as CollectionDefinition<StoredDocument>[];
    let read = 0;
    for (const { _id: tenantId } of await desk.store.collection(tenantCollection).find({ _id: { $gt: '' } })) {
      for (const definition of definitions) {
        const filter =
          definition === (heldTokenCollection as unknown)
            ? { profileId: { $gt: '' } }
            : definition === (auditCollection as unknown)
              ? { actorId: { $gt: '' } }
              : { rank: { $gt: 0 } };
        const documents = await desk.store.collection(definition).find({ tenantId, ...filter }, { limit: 10_000 });
        read += documents.length;
        for (const document of documents) assert.doesNotMatch(JSON.stringify(document), secret, definition.name);
      }
    }
    assert.ok(read > 300);
    for (const file of await readdir(desk.folder))
      assert.doesNotMatch((await readFile(join(desk.folder, file))).toString('latin1'), secret, file);
  });

  it('are still there to serve, sealed each for its own place alone: no other opens it, and none that was changed', async () => {
    const { box } = desk.microsoft;
    const profiles = await desk.store
      .collection(profileCollection)
      .find({ tenantId: desk.tenantId, rank: { $gt: 0 } }, { limit: 1_000 });
    const sealed = profiles.flatMap((profile) =>
      profile.secrets.filter(({ cipher }) => cipher).map((one) => ({ profile, ...one })),
    );
    assert.ok(sealed.length > 0);
    for (const { profile, id, cipher } of sealed) {
      const place = { tenantId: profile.tenantId, profileId: profile._id, field: `secret:${id}` };
      assert.match(box.open(place, cipher), secret);
      for (const other of [{ tenantId: 'x' }, { profileId: 'x' }, { field: 'secret:x' }])
        assert.throws(() => box.open({ ...place, ...other }, cipher), { code: 'secret-unreadable' });
      const parts = cipher.split('.');
      const body = Buffer.from(parts[3]!, 'base64url');
      for (let at = 0; at < body.length; at += 1) {
        const changed = Buffer.from(body);
        changed[at] = changed[at]! ^ 1;
        assert.throws(() => box.open(place, [...parts.slice(0, 3), changed.toString('base64url')].join('.')), {
          code: 'secret-unreadable',
        });
      }
    }
  });
});
