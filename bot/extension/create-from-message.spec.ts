import assert from 'node:assert/strict';
import { objectAt, objectsAt } from '../../sandbox/json.ts';
import { contactCollection } from '../../src/records/collections.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';
import { actOn, dialogOf, payloadOf, resultsOf, sentenceOf, submitTo } from '../../test/teams/teams-calls.ts';

describe('a ticket from a message', () => {
  let desk: DeskInTeams;
  let messages = 0;
  const tess = objectIdOf('tess');
  const client = () => desk.sandbox!.client;
  const newest = async (title: string) =>
    (await desk.stored().tickets.search(title, { limit: 5 })).filter((one) => one.title === title);
  const newPayload = (more: object = {}) => {
    messages += 1;
    return payloadOf({ id: `17000000002${messages}`, ...more });
  };

  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk?.close());

  it('carries the words, the author, the link back and the names of the files', async () => {
    const { said } = await client().say(objectIdOf('ravi'), 'The copier in hall 3 smokes. Please hurry!\nTray 2 first', {
      in: 'group',
      files: ['smoke.png', 'log.txt'],
    });
    const { inputs } = dialogOf(await client().messageAction(tess, said!.id, 'createTicket'));
    assert.equal(inputs['title']!['value'], 'The copier in hall 3 smokes');
    assert.equal(inputs['description']!['value'], 'The copier in hall 3 smokes. Please hurry!\n\nTray 2 first');
    const result = dialogOf(await client().submitDialog(tess, { priority: 'high' }));
    assert.match(result.said, /Opened #\d+ “The copier in hall 3 smokes”/);
    const [ticket] = await newest('The copier in hall 3 smokes');
    assert.equal(ticket!.priority, 'high');
    assert.equal(ticket!.source?.author, 'Ravi Patel');
    assert.match(ticket!.source!.link, /^https:\/\/teams\.microsoft\.com\/l\/message\//);
    assert.deepEqual(ticket!.attachments, ['smoke.png', 'log.txt']);
  });

  it('is made once: the same message then offers to append, to everybody who may', async () => {
    const { said } = await client().say(objectIdOf('ravi'), 'Door badge of Ann fails', { in: 'group' });
    await client().messageAction(tess, said!.id, 'createTicket');
    await client().submitDialog(tess);
    const [ticket] = await newest('Door badge of Ann fails');
    const offered = dialogOf(await client().messageAction(objectIdOf('dana'), said!.id, 'createTicket'));
    assert.ok(offered.said.includes(`This message already made #${ticket!.number} “Door badge of Ann fails”.`), offered.said);
    assert.equal(offered.inputs['audience']!['value'], 'internal');
    assert.equal(offered.data['subject'], `ticket:${ticket!._id}`);
    const done = dialogOf(await client().submitDialog(objectIdOf('dana'), { text: 'Seen it too' }));
    assert.match(done.said, new RegExp(`Noted on #${ticket!.number}`));
    assert.equal((await newest('Door badge of Ann fails')).length, 1);
    assert.equal((await desk.stored().tickets.byNumber(ticket!.number))!.entries.at(-1)!.text, 'Seen it too');
  });

  it('is the same message within its channel and within its thread', async () => {
    const first = await actOn(desk, 'tess', 'createTicket', newPayload());
    const { activity } = first.deliveries[0]!;
    const sourceIn = async (id: string) => {
      const conversation = { ...objectAt(activity, 'conversation'), id };
      const body = JSON.stringify({ ...activity, id: `f:${id}`, conversation });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${desk.server.url}/api/messages`, { method: 'POST', headers, body });
      return /"source":"([^"]+)"/.exec(await answer.text())?.[1];
    };
    const inChannel = await sourceIn('19:general@thread.tacv2');
    assert.ok(inChannel);
    assert.equal(await sourceIn('19:general@thread.tacv2;messageid=1700000000001'), inChannel);
    assert.notEqual(await sourceIn('19:other@thread.tacv2'), inChannel);
  });

  it('is made once when two people fill in the form at the same time', async () => {
    const { said } = await client().say(objectIdOf('ravi'), 'Two hands want this', { in: 'group' });
    await client().messageAction(tess, said!.id, 'createTicket');
    await client().messageAction(objectIdOf('dana'), said!.id, 'createTicket');
    const both = await Promise.all([tess, objectIdOf('dana')].map((person) => client().submitDialog(person)));
    const saids = both
      .map((outcome) => dialogOf(outcome).said)
      .sort()
      .reverse();
    assert.match(saids.join('\n'), /Opened #(\d+) “Two hands want this”(?:.|\n)*This message already made #\1/);
    assert.equal((await newest('Two hands want this')).length, 1);
  });

  it('is made once however often the submission arrives, and each is answered alike', async () => {
    const { said } = await client().say(objectIdOf('ravi'), 'Submitted many times', { in: 'group' });
    await client().messageAction(tess, said!.id, 'createTicket');
    const first = await client().submitDialog(tess);
    const again = [
      await client().redeliver(tess, false),
      await client().redeliver(tess, true),
      await client().redeliver(tess, true),
    ];
    const told = (text: unknown) => /Opened #\d+ “Submitted many times”/.exec(JSON.stringify(text).replaceAll('\\', ''))?.[0];
    assert.ok(told(first.deliveries[0]!.body));
    for (const { deliveries } of again) assert.equal(told(deliveries[0]!.body), told(first.deliveries[0]!.body));
    assert.equal((await newest('Submitted many times')).length, 1);
  });

  it('is made once when the same submission comes at once under several ids', async () => {
    const { data } = dialogOf(await client().composeAction(tess, 'createTicket'));
    const value = { commandId: 'createTicket', data: { ...data, title: 'All at once', priority: 'normal' } };
    const all = await Promise.all(Array.from({ length: 6 }, () => submitTo(desk, 'tess', value)));
    const numbers = new Set(all.map((outcome) => /#\d+/.exec(dialogOf(outcome).said)?.[0]));
    assert.equal(numbers.size, 1);
    assert.equal((await newest('All at once')).length, 1);
  });

  it('goes into the message that is being written when it was called from a compose box', async () => {
    for (const context of ['compose', 'commandbox'] as const) {
      const { inputs } = dialogOf(await client().composeAction(tess, 'createTicket', { context }));
      assert.equal(inputs['title']!['value'], undefined);
      const [item] = resultsOf(await client().submitDialog(tess, { title: `From the ${context}` }));
      assert.match(JSON.stringify(item!.attachment), new RegExp(`From the ${context}`));
      assert.equal((await newest(`From the ${context}`)).length, 1);
    }
  });

  it('keeps everything that was typed, and says what is wrong beside its input', async () => {
    dialogOf(await actOn(desk, 'tess', 'createTicket', newPayload()));
    const title = 'x'.repeat(201);
    const data = {
      verb: 'ticket.create',
      nonce: 'n-1',
      title,
      description: 'Line 1\nLine 2',
      client: 'No such client',
      priority: 'high',
    };
    const { said, inputs, data: sent } = dialogOf(await submitTo(desk, 'tess', { commandId: 'createTicket', data }));
    assert.match(said, /Title: this has 201 characters and at most 200 fit/);
    assert.match(said, /Client: no client that you can see fits “No such client”/);
    assert.equal(inputs['title']!['value'], title);
    assert.equal(inputs['description']!['value'], 'Line 1\nLine 2');
    assert.equal(inputs['client']!['value'], 'No such client');
    assert.equal(inputs['priority']!['value'], 'high');
    assert.notEqual(sent['nonce'], 'n-1');
    assert.equal((await newest(title)).length, 0);
  });

  it('offers the candidates of an ambiguous name to choose from', async () => {
    const data = { verb: 'ticket.create', nonce: 'n-2', title: 'Ambiguous', contact: 'example', priority: 'normal' };
    const { inputs } = dialogOf(await submitTo(desk, 'tess', { commandId: 'createTicket', data }));
    const choices = objectsAt(inputs['contact'], 'choices');
    assert.ok(choices.length > 1);
    assert.ok(choices.every(({ value }) => String(value).startsWith('contact:')));
  });

  it('names a chosen contact in words when the form comes back', async () => {
    const contact = (await desk.stored().contacts.search('', { limit: 1 }))[0]!;
    const data = { verb: 'ticket.create', nonce: 'n-3', title: '', contact: `contact:${contact._id}`, priority: 'normal' };
    const { inputs } = dialogOf(await submitTo(desk, 'tess', { commandId: 'createTicket', data }));
    assert.equal(inputs['contact']!['value'], `contact:${contact._id}`);
    assert.equal(objectsAt(inputs['contact'], 'choices')[0]!['title'], `${contact.name} (${contact.client.name})`);
  });

  it('takes the author for the contact of exactly that name, and for nobody when there are two or they are a colleague', async () => {
    const contact = (await desk.stored().contacts.search('', { limit: 1 }))[0]!;
    const by = (displayName: string, id = 'a-stranger') => newPayload({ from: { user: { id, displayName } } });
    const chosen = async (payload: object) =>
      dialogOf(await actOn(desk, 'tess', 'createTicket', payload)).inputs['contact']!['value'];
    assert.equal(await chosen(by(`${contact.name.toUpperCase()} (Guest)`)), `contact:${contact._id}`);
    assert.equal(await chosen(by(contact.name.split(' ')[0]!)), undefined);
    assert.equal(await chosen(by('Pat Stranger')), undefined);
    assert.equal(await chosen(by(contact.name, objectIdOf('ravi'))), undefined);
    const withMail = { user: { id: 'a-stranger', displayName: 'Somebody Else', email: contact.mail.toUpperCase() } };
    assert.equal(await chosen(newPayload({ from: withMail })), `contact:${contact._id}`);
    const twin = { ...contact, _id: 'twin', mail: 'twin@elsewhere.example', rank: 1 };
    await desk.core.store.collection(contactCollection).insertOne(twin);
    assert.equal(await chosen(by(contact.name)), undefined);
  });

  it('links back over https only', async () => {
    for (const linkToMessage of ['http://teams.microsoft.com/l/1', 'javascript:alert(1)', 'https://u:p@evil.example/', 7, null]) {
      const { data } = dialogOf(await actOn(desk, 'tess', 'createTicket', newPayload({ linkToMessage })));
      assert.equal(data['link'], undefined, String(linkToMessage));
    }
  });

  it('is refused, with who can change that, to people without the right', async () => {
    assert.match(sentenceOf(await actOn(desk, 'iris', 'createTicket', newPayload())), /^You may not do this: .*technician/);
    assert.match(sentenceOf(await actOn(desk, 'outsider', 'createTicket', newPayload())), /not linked to a member/);
    const data = { verb: 'ticket.create', nonce: 'n-4', title: 'By no right', priority: 'normal' };
    for (const person of ['iris', 'outsider'])
      assert.equal((await submitTo(desk, person, { commandId: 'createTicket', data })).shown.kind, 'text');
    assert.equal((await newest('By no right')).length, 0);
  });

  it('knows nothing of the tickets that another desk made of the same message', async () => {
    const payload = newPayload({ body: { contentType: 'html', content: 'Shared between desks' } });
    const { data } = dialogOf(await actOn(desk, 'tess', 'createTicket', payload));
    await submitTo(desk, 'tess', { commandId: 'createTicket', data: { ...data, title: 'Shared between desks' } });
    const theirs = await submitTo(desk, 'theo', { commandId: 'createTicket', data: { ...data, title: 'Shared between desks' } });
    assert.match(dialogOf(theirs).said, /Opened #/);
    assert.equal((await newest('Shared between desks')).length, 1);
  });

  it('takes its action from the command when the data does not say it, and closes when told so', async () => {
    const data = { title: 'Without a verb', priority: 'normal' };
    assert.match(dialogOf(await submitTo(desk, 'tess', { commandId: 'createTicket', data })).said, /Opened #/);
    const closed = await submitTo(desk, 'tess', { commandId: 'createTicket', data: { verb: 'card.dismiss' } });
    assert.deepEqual(closed.deliveries[0]!.body, {});
    assert.match(sentenceOf(await submitTo(desk, 'tess', { commandId: 'nothing', data: {} })), /older version/);
    assert.match(sentenceOf(await actOn(desk, 'tess', 'nothing', newPayload())), /older version/);
  });

  it('opens the form anew for a preview that comes back for editing, and does nothing for one that is sent', async () => {
    const value = { commandId: 'createTicket', messagePayload: newPayload(), botActivityPreview: [{}] };
    assert.equal(dialogOf(await submitTo(desk, 'tess', { ...value, botMessagePreviewAction: 'edit' })).title, 'New ticket');
    const sent = await submitTo(desk, 'tess', { ...value, botMessagePreviewAction: 'send' });
    assert.deepEqual(sent.deliveries[0]!.body, {});
    const { deliveries } = await client().invoke(tess, 'composeExtension/onCardButtonClicked', { verb: 'ticket.create' });
    assert.deepEqual([deliveries[0]!.status, deliveries[0]!.body], [200, {}]);
  });
});
