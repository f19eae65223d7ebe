import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../../shared/api/answers.ts';
import { type RestDesk, restDesk } from './rest-fixture.ts';

interface Bundle {
  versions: { deskhand: string; node: string; store: string };
  settings: { mode: string; secretKey: string };
  checks: { name: string; ok: boolean; text: string }[];
  profiles: { name: string; secrets: object[] }[];
  counts: { ticket: number; member: number };
  troubles: { text: string; reference?: string }[];
  deliveries: { id: string; state: string }[];
}

describe('The diagnosis bundle', function () {
  this.timeout(60_000);
  let desk: RestDesk;
  before(async () => {
    desk = await restDesk();
  });
  after(() => desk.close());
  const bundle = async (person = 'ada') => {
    const answer = await desk.ask(person, 'diagnosis.export');
    assert.equal(answer.status, 200, answer.text);
    const { file } = answer.body as Answer;
    return { file: file!, held: JSON.parse(file!.text) as Bundle };
  };

  it('holds versions, settings, checks, counts, profiles, and what failed', async () => {
    await desk.perform('tess', 'reply.write', { ticket: '1003', text: 'Nobody may read this' });
    const { file, held } = await bundle();
    assert.match(file.name, /^deskhand-diagnosis-\d{4}-\d\d-\d\d\.json$/);
    assert.deepEqual([held.versions.node, held.versions.store, held.settings.mode], [process.version, 'embedded', 'try']);
    assert.ok(held.checks.length > 10 && held.checks.some(({ name }) => name === 'permissions'));
    assert.ok(held.counts.ticket > 20);
    assert.ok(held.profiles.length > 0);
  });

  it('is for administrators, and sends nobody anything', async () => {
    const count = async () => (await desk.ask<{ deliveries: object[] }>('ada', 'delivery.list')).body.data!.deliveries.length;
    const before = await count();
    await bundle();
    assert.equal(await count(), before);
    for (const person of ['tess', 'dana', 'arno', 'iris'])
      assert.equal((await desk.ask(person, 'diagnosis.export')).status, 403, person);
  });

  it('holds nothing secret and nothing of what people wrote, nor of another desk', async () => {
    const canary = 'canary-secret-zq9x';
    const added = await desk.perform('ada', 'profile.add', {
      name: 'Second',
      entraTenantId: 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001',
      clientId: '11111111-2222-4333-8444-555555555555',
      secret: canary,
    });
    assert.equal(added.status, 200, added.text);
    await desk.perform('ada', 'profile.test', { profile: 'Second' });
    await desk.perform('tess', 'note.add', { work: '1001', note: `Password ${canary}` });
    const { file, held } = await bundle();
    assert.ok(held.profiles.some(({ name }) => name === 'Second'));
    for (const word of [
      canary,
      canary.slice(-4),
      'cipher',
      'Password',
      'Nobody may read',
      await desk.token('ada'),
      'Fabrikam',
      '@acme.example',
    ])
      assert.ok(!file.text.includes(word), word);
    const theirs = await bundle('maya');
    assert.doesNotMatch(theirs.file.text, /Northwind|northwind|Second/);
  });

  it('says when the desk’s app package was made before code or settings changed', async () => {
    const manifest = async () => (await bundle()).held.checks.find(({ name }) => name === 'manifest')!;
    assert.doesNotMatch((await manifest()).text, /version/);
    await desk.call('ada', '/api/app-package');
    assert.match((await manifest()).text, /version \d+\.\d+\.\d+ is what this code makes/);
    const path = join(desk.folder, 'packages', 'packages.json');
    const made = JSON.parse(await readFile(path, 'utf8')) as Record<string, { content: string }>;
    for (const one of Object.values(made)) one.content = 'of other settings';
    await writeFile(path, JSON.stringify(made));
    const stale = await manifest();
    assert.equal(stale.ok, false);
    assert.match(stale.text, /is stale: code or settings have changed/);
    const answer = await desk.call('ada', '/api/app-package');
    assert.doesNotMatch(answer.headers.get('content-disposition')!, /-1\.0\.0\.zip/);
    assert.equal((await manifest()).ok, true);
  });
});
