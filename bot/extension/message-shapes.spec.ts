import assert from 'node:assert/strict';
import { type DeskInTeams, deskInTeams } from '../../test/teams/desk-fixture.ts';
import { actOn, dialogOf, payloadOf } from '../../test/teams/teams-calls.ts';

describe('the words that an action takes over from a message', () => {
  let desk: DeskInTeams;
  let messages = 0;

  before(async () => {
    desk = await deskInTeams();
  });
  after(() => desk?.close());

  /** Title and details of the form for this message. */
  async function taken(more: object): Promise<{ title: unknown; text: unknown; data: Readonly<Record<string, unknown>> }> {
    messages += 1;
    const payload = payloadOf({ id: `1700000003${messages}`, ...more });
    const { inputs, data } = dialogOf(await actOn(desk, 'tess', 'createTicket', payload));
    return { title: inputs['title']!['value'] ?? '', text: inputs['description']!['value'] ?? '', data };
  }
  const html = (content: unknown) => taken({ body: { contentType: 'html', content } });

  it('are plain text with its paragraphs, breaks and lists', async () => {
    const { text } = await html('<div><p>First<br>second</p><ul><li>one</li><li>two</li></ul><p>&nbsp;</p><p>Last</p></div>');
    assert.equal(text, 'First\nsecond\n\n- one\n- two\n\nLast');
  });

  it('are never mark-up, whatever the message holds', async () => {
    const { text, title } = await html(
      '<p>a &lt;b&gt; &amp;amp; <script>alert(1)</script><img src="x" onerror="y"><style>p{}</style></p>',
    );
    assert.doesNotMatch(String(text), /<script|<img|onerror|<style/);
    assert.match(String(text), /^a <b> &amp;/);
    assert.equal(typeof title, 'string');
  });

  it('keep emoji, also those that Teams sends as pictures', async () => {
    const { text } = await html(
      '<p>Help <emoji id="cry" alt="😢" title="Crying"></emoji> <img itemtype="http://schema.skype.com/Emoji" alt="🔥"> 👩‍🔧</p>',
    );
    assert.match(String(text), /^Help 😢 🔥 👩/u);
  });

  it('keep the names of those who are mentioned, but not the bot’s', async () => {
    const { text } = await html('<p><at id="0">Deskhand</at> <at id="1">Ravi Patel</at> the scanner is stuck</p>');
    assert.equal(text, 'Ravi Patel the scanner is stuck');
    const spans = await html(
      '<p><span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">Deskhand</span> the scanner is stuck</p>',
    );
    assert.equal(spans.text, 'the scanner is stuck');
  });

  it('keep what was quoted, while the title is of the answer', async () => {
    const quote = '<blockquote itemtype="http://schema.skype.com/Reply"><strong>Ann</strong><p>It broke</p></blockquote>';
    const { title, text } = await html(`${quote}<p>Same here since Monday</p>`);
    assert.equal(title, 'Same here since Monday');
    assert.match(String(text), /“Ann\s+It broke”\s+Same here since Monday/);
    const reference = {
      contentType: 'messageReference',
      content: JSON.stringify({ messagePreview: 'It broke', messageSender: { user: { displayName: 'Ann' } } }),
    };
    const byReference = await taken({
      body: { content: '<attachment id="1"></attachment><p>Here too</p>' },
      attachments: [reference],
    });
    assert.deepEqual([byReference.title, byReference.text], ['Here too', '“Ann: It broke”\nHere too']);
  });

  it('come from the cards of a message that has nothing else, without their buttons', async () => {
    const card = {
      type: 'AdaptiveCard',
      body: [
        { type: 'TextBlock', text: 'CPU of SRV-03 above 95 %' },
        { type: 'FactSet', facts: [{ title: 'Since', value: '10:42' }] },
        { type: 'Input.Text', id: 'x', value: 'never' },
      ],
      actions: [{ type: 'Action.OpenUrl', title: 'Never', url: 'https://x.example' }],
    };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: JSON.stringify(card), name: null }];
    const bot = { application: { applicationIdentityType: 'bot', displayName: 'Monitor' }, user: null };
    const { title, text, data } = await taken({ body: { content: '<attachment id="1"></attachment>' }, attachments, from: bot });
    assert.equal(title, 'CPU of SRV-03 above 95 %');
    assert.equal(text, 'CPU of SRV-03 above 95 %\nSince: 10:42');
    assert.equal(data['author'], 'Monitor');
    assert.equal(data['attachments'], undefined);
  });

  it('come from the summary when there is nothing else', async () => {
    assert.equal((await taken({ body: { content: null }, summary: 'Card: disk full' })).text, 'Card: disk full');
  });

  it('are none for a message that is empty or deleted, and the form opens all the same', async () => {
    for (const more of [
      { body: { contentType: 'html', content: '' } },
      { body: null },
      { body: { contentType: 'html', content: null } },
      { deleted: true, body: { contentType: 'html', content: 'Gone' }, attachments: [{ name: 'gone.txt' }] },
    ]) {
      const { title, text, data } = await taken(more);
      assert.deepEqual([title, text, data['attachments']], ['', '', undefined]);
    }
  });

  it('are as typed for a plain message', async () => {
    const { text } = await taken({ body: { contentType: 'text', content: 'if a < b and c > d\nstop' } });
    assert.equal(text, 'if a < b and c > d\nstop');
  });

  it('give the subject as the title, else the first sentence, cut between words at 100 characters', async () => {
    assert.equal((await taken({ subject: 'Scanner down' })).title, 'Scanner down');
    assert.equal((await html('<p>The scanner is down. Since this morning.</p>')).title, 'The scanner is down');
    assert.equal((await html('<p>Is it down? We think so.</p>')).title, 'Is it down?');
    const { title } = await html(`<p>${'word '.repeat(60)}</p>`);
    assert.match(String(title), /^(?:word )+word…$/);
    assert.ok(String(title).length <= 100);
    assert.ok(String((await html(`<p>${'😀'.repeat(200)}</p>`)).title).isWellFormed());
  });

  it('are all there up to what a form holds, and the form says when they are not', async () => {
    const { text } = await html(`<p>${'lorem ipsum '.repeat(300)}</p>`);
    assert.equal(String(text).length, 'lorem ipsum '.repeat(300).length - 1);
    const { text: cut } = await html(`<p>${'lorem ipsum '.repeat(5_000)}</p>`);
    assert.ok(String(cut).length > 3_000 && String(cut).endsWith('…'));
  });

  it('take along the names of files, not those of cards', async () => {
    const attachments = [
      { contentType: 'reference', name: 'photo.png' },
      { contentType: 'application/vnd.microsoft.card.adaptive', name: 'card' },
      { contentType: 'reference', name: 'a\nb.txt' },
      { contentType: 'reference', name: null },
      { contentType: 7, name: 7 },
    ];
    assert.equal((await taken({ attachments })).data['attachments'], 'photo.png\na b.txt');
  });
});
