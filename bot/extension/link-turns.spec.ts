import assert from 'node:assert/strict';
import { objectAt, objectsAt } from '../../sandbox/json.ts';
import { type DeskInTeams, deskInTeams, objectIdOf } from '../../test/teams/desk-fixture.ts';
import { resultsOf, textsOf } from '../../test/teams/teams-calls.ts';

describe('links to records', () => {
  let desk: DeskInTeams;
  let address: string;
  const unfurl = (person: string, url: unknown) =>
    desk.sandbox!.client.invoke(objectIdOf(person), 'composeExtension/queryLink', { url });
  const answer = async (person: string, url: unknown) => (await unfurl(person, url)).deliveries[0]!;

  before(async () => {
    desk = await deskInTeams();
    const [item] = resultsOf(await desk.sandbox!.client.search(objectIdOf('tess'), '#1001'));
    address = String(objectsAt(item!.attachment.content, 'actions')[0]!['url']);
  });
  after(() => desk?.close());

  it('become a small card of version 1.3 without buttons that act', async () => {
    const [item] = resultsOf(await desk.sandbox!.client.unfurl(objectIdOf('tess'), address));
    const card = objectAt(item!.attachment, 'content');
    assert.equal(card['version'], '1.3');
    assert.ok(textsOf(card).includes('#1001 Printer on floor 2 jams on every duplex job'));
    assert.doesNotMatch(JSON.stringify(card), /Action\.(Execute|Submit)|refresh|Fuser looks worn/);
    assert.equal(item!.preview.contentType, 'application/vnd.microsoft.card.thumbnail');
  });

  it('become nothing for a member of another desk, an outsider, and who may not read that kind', async () => {
    for (const person of ['theo', 'outsider']) {
      const { status, body } = await answer(person, address);
      assert.deepEqual([status, body], [200, {}], person);
    }
    const approval = (await desk.stored().approvals.search('', { limit: 1 }))[0]!;
    const link = address.replace(/ticket\/.*$/, `approval/${approval._id}`);
    assert.deepEqual((await answer('iris', link)).body, {});
    assert.ok(objectAt((await answer('arno', link)).body, 'composeExtension')['attachments']);
  });

  it('become nothing when nobody is at the address, or it is not ours', async () => {
    const gone = address.replace(/ticket\/.*$/, 'ticket/gone');
    const words = address.replace(/ticket\/.*$/, 'ticket/duplex');
    const urls = [
      gone,
      words,
      address.replace('127.0.0.1', 'evil.example'),
      address.replace('http://', 'http://127.0.0.1:0@evil.example/'),
      address.replace('http://', 'http://user:secret@'),
      `${address}/../../member/x`,
      `javascript:${address}`,
      `data:text/html,${address}`,
      'file:///etc/passwd',
      '\u0000',
      'x'.repeat(100_000),
      7,
      null,
      [],
      { href: address },
    ];
    for (const url of urls) {
      const { status, body } = await answer('tess', url);
      assert.deepEqual([status, body], [200, {}], String(url).slice(0, 80));
    }
  });

  it('become nothing where the app is not installed', async () => {
    const { deliveries } = await desk.sandbox!.client.invoke(objectIdOf('tess'), 'composeExtension/anonymousQueryLink', {
      url: address,
    });
    assert.deepEqual([deliveries[0]?.status, deliveries[0]?.body], [200, {}]);
  });
});
