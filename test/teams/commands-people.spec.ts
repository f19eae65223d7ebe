import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { holds } from '../../shared/policy/grants.ts';
import { readablePhrase } from '../../shared/text/readable-phrase.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { memberCollection, tenantCollection } from '../../src/records/collections.ts';
import { seedTenants } from '../../src/seed/people.ts';
import { type DeskInTeams, deskInTeams } from './desk-fixture.ts';

const insiders = seedTenants.flatMap(({ members }) => members);

describe('who may say what', () => {
  let desk: DeskInTeams;
  let connector: Server;
  let serviceUrl = '';
  const arrived: { text?: string; summary?: string }[] = [];
  before(async () => {
    desk = await deskInTeams();
    connector = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        if (request.method === 'POST') arrived.push(JSON.parse(body) as { text?: string });
        response.setHeader('content-type', 'application/json');
        response.end('{"id":"1"}');
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => connector.once('listening', resolve));
    serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
  });
  after(async () => {
    await desk.close();
    connector.close();
  });

  let sent = 0;
  /** Sends a message as a tool other than the sandbox would; answers what the bot said. */
  const sayRaw = async (text: string, aadObjectId: string, tenantId: string, more: object = {}): Promise<string> => {
    sent += 1;
    arrived.length = 0;
    const activity = {
      type: 'message',
      id: `raw-${sent}`,
      text,
      channelId: 'msteams',
      serviceUrl,
      from: { id: 'user-id-0', name: 'Alex Wilber', aadObjectId },
      recipient: { id: 'bot-id', name: 'Deskhand' },
      conversation: { id: 'personal-chat-id', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      ...more,
    };
    const answer = await fetch(`${desk.server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    assert.ok(answer.ok, String(answer.status));
    return arrived.map((one) => one.text ?? one.summary ?? '').join('\n');
  };

  for (const { key, roles } of insiders) {
    it(`shows ${key} in help exactly what ${roles.join(' and ')} may do`, async () => {
      const { text } = await desk.say(key, 'help');
      for (const definition of desk.core.registry.definitions) {
        const line = readablePhrase(definition);
        if (line === '') continue;
        const isShown = text.split('\n').some((one) => one.startsWith(`${line} – `));
        assert.equal(isShown, holds(roles, definition.permission.grant), `${definition.name} for ${key}`);
      }
      assert.doesNotMatch(text, /[<{}>]/);
    });
  }

  it('narrows help to a topic, and says when nothing is about it', async () => {
    const about = (await desk.say('tess', 'help time')).text;
    assert.match(about, /about “time”/);
    assert.match(about, /log time/);
    assert.doesNotMatch(about, /escalate/);
    const nothing = (await desk.say('tess', 'help with the weather')).text;
    assert.match(nothing, /No command is about “the weather”/);
    assert.match(nothing, /escalate/);
    assert.doesNotMatch((await desk.say('iris', 'help approve')).text, /approve ‹/, 'a topic shows nobody more than they may do');
  });

  it('refuses every typed action to those without its right, and says whom to ask', async () => {
    const typed = desk.core.registry.definitions.filter(({ phrases }) => phrases.length > 0);
    for (const definition of typed.filter(({ permission }) => !holds(['inbox-user'], permission.grant))) {
      const words = definition.phrases[0]!.replace(/\[[^\]]*\]/g, '')
        .replace(/\{\w+\}/g, '1')
        .replace(/\s+/g, ' ');
      const { text } = await desk.say('iris', words);
      assert.match(text, /^You may not do this: “.+” is for the role .+\. Ask an administrator of your desk for it\./, words);
    }
  });

  it('lets the unknown person of the Playground act as the seeded technician', async () => {
    const zeros = (digit: string) => `00000000-0000-0000-0000-0000000000${digit}`;
    const text = await sayRaw('settings', zeros('020'), zeros('001'));
    assert.match(text, /^You are Tess Morgan \(technician\) at Northwind IT Services/);
    assert.match(await sayRaw('log time 1001 5m', zeros('020'), zeros('001')), /^Logged 5 min/);
  });

  it('keeps people of unknown organisations out', async () => {
    const text = await sayRaw('my tickets', 'a3b1c2d4-0000-4000-8000-00000000abcd', 'd4c3b2a1-0000-4000-8000-00000000dcba');
    assert.match(text, /^Deskhand does not know your organisation\. It serves members of connected service desks/);
  });

  it('answers an attachment without words', async () => {
    const { entraTenantId, members } = seedTenants[0]!;
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://example.com/1.png' }];
    assert.match(await sayRaw('', members[0]!.entraObjectId, entraTenantId, { attachments }), /I got an attachment but no words/);
  });

  it('reads commands in a message of mark-up, behind a quote and with spaces that do not break', async () => {
    const { entraTenantId, members } = seedTenants[0]!;
    const html = '<blockquote>close 1002</blockquote><p>Ticket&nbsp;<b>1001</b></p>';
    assert.match(await sayRaw(html, members[0]!.entraObjectId, entraTenantId, { textFormat: 'xml' }), /^#1001 /);
  });

  it('tells a contact with an account in the same organisation why nothing is shown', async () => {
    for (const text of ['my tickets', 'help', 'ticket 1001', 'new ticket x', 'sign in', '']) {
      const { text: said, cards } = await desk.say('outsider', text);
      assert.match(said, /not linked to a member of Northwind IT Services/);
      assert.doesNotMatch(JSON.stringify(cards), /1001|Printer/);
    }
  });

  it('tells a disabled member whom to ask', async () => {
    const filter = { entraObjectId: desk.person('ravi'), tenantId: derivedId('seed', 'northwind') };
    await desk.core.store.collection(memberCollection).updateOne(filter, { $set: { active: false } });
    desk.advance(31_000);
    const { text } = await desk.say('ravi', 'my tickets');
    assert.match(text, /^Your account in Northwind IT Services is disabled\. An administrator of your desk can enable it\./);
  });

  it('says of a desk whose set-up is not finished who has to finish it, and nothing else', async () => {
    const filter = { _id: derivedId('seed', 'fabrikam') };
    await desk.core.store.collection(tenantCollection).updateOne(filter, { $set: { teams: 'pending' } });
    desk.advance(31_000);
    for (const text of ['my tickets', 'help', 'sign in', 'hello']) {
      const { text: said } = await desk.say('theo', text);
      assert.match(said, /^Deskhand is not set up for Fabrikam Managed Services yet\. An administrator has to finish/);
    }
  });
});
