import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../json.ts';
import { listAt, objectsAt, textAt } from '../json.ts';
import { createManualClock } from '../sandbox-clock.ts';
import { people } from '../testing/contoso.ts';
import type { RunningSandbox } from '../testing/running-sandbox.ts';
import { startWithEchoBot } from '../testing/running-sandbox.ts';

describe('the Bot Connector of the sandbox', () => {
  let sandbox: RunningSandbox;
  let activity: JsonObject;
  const { ada, ben, cleo } = people;
  const clock = createManualClock(new Date('2026-11-03T09:00:00Z'));
  const logFile = join(tmpdir(), `sandbox-${process.pid}.jsonl`);
  const hello = { type: 'message', text: 'hello' };

  beforeEach(async () => {
    sandbox = await startWithEchoBot({ clock, log: logFile });
    await sandbox.client.open(ada);
    activity = sandbox.bot.received[0] ?? {};
  });
  afterEach(async () => {
    await sandbox.close();
    await rm(logFile, { force: true });
  });

  function call(method: string, path: string, body?: unknown) {
    return sandbox.bot.call(activity, method, path, body);
  }
  function chat(): string {
    return `/${encodeURIComponent(textAt(activity, 'conversation', 'id') ?? '')}`;
  }
  function shownTexts(): string[] {
    return sandbox.client.messages(ada).map((message) => message.text);
  }

  it('takes a message, an update and a deletion', async () => {
    const sent = await call('POST', `${chat()}/activities`, hello);
    assert.equal(sent.status, 201);
    const path = `${chat()}/activities/${textAt(sent.body, 'id')}`;
    assert.equal((await call('PUT', path, { type: 'message', text: 'changed' })).status, 200);
    assert.deepEqual(shownTexts(), ['changed']);
    assert.equal((await call('DELETE', path)).status, 200);
    assert.equal(sandbox.client.messages(ada)[0]?.removed, true);
    assert.equal((await call('PUT', path, hello)).status, 404);
  });

  it('creates the personal chat only for a person who has the app', async () => {
    const body = (member: string, entraTenantId: string) => ({
      bot: { id: sandbox.world.bot.id },
      members: [{ id: member }],
      tenantId: entraTenantId,
    });
    const created = await call('POST', '', { ...body(ada.aadObjectId, ada.entraTenantId), activity: hello });
    assert.equal(created.status, 201);
    assert.equal(textAt(created.body, 'id'), textAt(activity, 'conversation', 'id'));
    assert.equal(textAt(created.body, 'activityId'), sandbox.client.messages(ada)[0]?.id);
    const refused = await call('POST', '', body(ben.aadObjectId, ben.entraTenantId));
    assert.deepEqual([refused.status, textAt(refused.body, 'error', 'code')], [403, 'ForbiddenOperationException']);
    assert.equal((await call('POST', '', body('29:nobody', ada.entraTenantId))).status, 400);
    assert.equal((await call('POST', '', body(ada.aadObjectId, cleo.entraTenantId))).status, 400);
  });

  it('refuses unknown conversations, unknown messages, strangers and empty messages', async () => {
    assert.equal((await call('POST', '/a:unknown/activities', hello)).status, 404);
    assert.equal((await call('PUT', `${chat()}/activities/1`, hello)).status, 404);
    assert.equal((await call('POST', `${chat()}/activities`, { ...hello, from: { id: '28:other' } })).status, 403);
    assert.equal((await call('POST', `${chat()}/activities`, { type: 'message' })).status, 400);
    await sandbox.client.uninstall(ada);
    const gone = await call('POST', `${chat()}/activities`, hello);
    assert.deepEqual([gone.status, textAt(gone.body, 'error', 'code')], [403, 'BotNotInConversationRoster']);
  });

  it('refuses a message that is too big', async () => {
    const answer = await call('POST', `${chat()}/activities`, { ...hello, text: 'x'.repeat(29 * 1024) });
    assert.deepEqual([answer.status, textAt(answer.body, 'error', 'code')], [413, 'MessageSizeTooBig']);
  });

  it('lists people, and pages them', async () => {
    const group = `/${encodeURIComponent(sandbox.world.conversations().find((one) => one.kind === 'groupChat')?.id ?? '')}`;
    const all = await call('GET', `${group}/members`);
    assert.deepEqual(
      (all.body as JsonObject[]).map((member) => member['aadObjectId']),
      [ada.aadObjectId, ben.aadObjectId],
    );
    const first = await call('GET', `${group}/pagedmembers?pageSize=1`);
    const token = textAt(first.body, 'continuationToken') ?? '';
    const second = await call('GET', `${group}/pagedmembers?pageSize=1&continuationToken=${token}`);
    assert.deepEqual(
      [first, second].map((page) => textAt(objectsAt(page.body, 'members')[0], 'email')),
      [ada.email, ben.email],
    );
    assert.equal(textAt(second.body, 'continuationToken'), undefined);
    assert.equal(textAt((await call('GET', `${group}/members/${ben.aadObjectId}`)).body, 'name'), ben.name);
    assert.equal((await call('GET', `${group}/members/${cleo.aadObjectId}`)).status, 404);
  });

  it('holds the bot to the send windows until time has passed', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 8; count += 1) statuses.push((await call('POST', `${chat()}/activities`, hello)).status);
    assert.deepEqual(statuses, [201, 201, 201, 201, 201, 201, 201, 429]);
    assert.equal((await call('POST', `${chat()}/activities`, hello)).retryAfter, '1');
    await clock.advance(1000);
    assert.equal((await call('POST', `${chat()}/activities`, hello)).status, 201);
    assert.equal((await call('POST', `${chat()}/activities`, hello)).status, 429);
    sandbox.switches.set({ sendWindows: false });
    assert.equal((await call('POST', `${chat()}/activities`, hello)).status, 201);
  });

  it('fails as often as it was told, after letting as many through', async () => {
    sandbox.faults.add({ route: 'connector.activities.*', after: 1, times: 2, status: 429, retryAfterSeconds: 7 });
    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await call('POST', `${chat()}/activities`, hello));
    assert.deepEqual(
      answers.map((answer) => [answer.status, answer.retryAfter]),
      [
        [201, null],
        [429, '7'],
        [429, '7'],
        [201, null],
      ],
    );
    assert.equal(shownTexts().length, 2);
  });

  it('can do what it is asked and then lose the answer or claim to have failed', async () => {
    sandbox.faults.add({ route: 'connector.activities.send', loseAnswer: true });
    await assert.rejects(call('POST', `${chat()}/activities`, hello));
    sandbox.faults.add({ route: 'connector.activities.send', done: true, status: 504 });
    assert.equal((await call('POST', `${chat()}/activities`, hello)).status, 504);
    assert.equal(shownTexts().length, 2);
  });

  it('delays an answer until its time', async () => {
    sandbox.faults.add({ route: 'connector.members.list', delayMilliseconds: 60_000 });
    let isAnswered = false;
    const answer = call('GET', `${chat()}/members`).then(() => {
      isAnswered = true;
    });
    while (sandbox.faults.list().length > 0) await new Promise((resume) => setImmediate(resume));
    assert.equal(isAnswered, false);
    await clock.advance(60_000);
    await answer;
  });

  it('records every exchange, in memory and in the file, without tokens', async () => {
    await call('POST', `${chat()}/activities`, hello);
    const last = sandbox.log.after(0).at(-1);
    assert.deepEqual([last?.route, last?.method, last?.status], ['connector.activities.send', 'POST', 201]);
    await sandbox.log.flushed();
    const lines = (await readFile(logFile, 'utf8')).trim().split('\n');
    assert.deepEqual(JSON.parse(lines.at(-1) ?? ''), JSON.parse(JSON.stringify(last)));
    assert.ok(!lines.some((line) => line.includes('something-secret')));
  });

  it('is closed to pages of other sites', async () => {
    const foreign = await fetch(`${sandbox.url}api/faults`, { method: 'DELETE', headers: { origin: 'https://evil.example' } });
    assert.equal(foreign.status, 403);
  });

  it('lets the composition decide who may call it', async () => {
    const closed = await startWithEchoBot({
      admitToConnector: async () => ({ status: 401, code: 'Unauthorized', message: 'No.' }),
    });
    const answer = await fetch(`${closed.connector}v3/conversations/x/members`);
    assert.equal(answer.status, 401);
    assert.deepEqual(listAt(await answer.json(), 'members'), []);
    await closed.close();
  });
});
