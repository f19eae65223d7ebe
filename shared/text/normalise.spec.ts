import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalise, type RawMessage } from './normalise.ts';

const recipient = { id: '28:bot', name: 'Deskhand' };
const mention = (text: string, id = recipient.id) => ({ type: 'mention', text, mentioned: { id } });

const rows: [string, RawMessage, string][] = [
  ['plain text', { text: 'my tickets' }, 'my tickets'],
  ['no text at all', {}, ''],
  ['only spaces', { text: ' \u00a0\u200b\n ' }, ''],
  [
    'the bot’s mention',
    { text: '<at>Deskhand</at> my tickets', recipient, entities: [mention('<at>Deskhand</at>')] },
    'my tickets',
  ],
  [
    'the mention with attributes',
    { text: '<at id="0">Deskhand</at>&nbsp;my tickets', recipient, entities: [mention('<at id="0">Deskhand</at>')] },
    'my tickets',
  ],
  [
    'the mention at the end',
    { text: 'my tickets <at>Deskhand</at>', recipient, entities: [mention('<at>Deskhand</at>')] },
    'my tickets',
  ],
  ['a mention without entities', { text: '<at>Deskhand</at> my tickets', recipient }, 'my tickets'],
  ['a mention without a known recipient', { text: '<at>Some Bot</at> my tickets' }, 'my tickets'],
  [
    'another person’s mention',
    {
      text: '<at>Deskhand</at> assign 5 to <at>Ada Byron</at>',
      recipient,
      entities: [mention('<at>Deskhand</at>'), mention('<at>Ada Byron</at>', '29:ada')],
    },
    'assign 5 to Ada Byron',
  ],
  ['the handle typed by hand', { text: '@deskhand, my tickets', recipient }, 'my tickets'],
  ['another handle', { text: '@deskhandy my tickets', recipient }, '@deskhandy my tickets'],
  ['no-break spaces', { text: 'my\u00a0tickets\u202f' }, 'my tickets'],
  ['zero-width spaces', { text: '\ufeffmy tick\u200bets' }, 'my tickets'],
  ['runs of spaces and tabs', { text: 'my  \t tickets' }, 'my tickets'],
  ['line breaks', { text: 'add note 5: one\r\ntwo \n\n\n\n three' }, 'add note 5: one\ntwo\n\nthree'],
  ['emoji with variation selectors', { text: '❤\ufe0f my tickets 🎉' }, '❤ my tickets 🎉'],
  ['keycap digits', { text: 'ticket 5\ufe0f\u20e3' }, 'ticket 5'],
  ['entities', { text: 'R&amp;D &lt;x&gt; &#39;a&#39; &#x1F44D; &unknown;' }, "R&D <x> 'a' 👍 &unknown;"],
  ['entities once', { text: '&amp;lt;' }, '&lt;'],
  ['impossible entities', { text: '&#xD800;&#9999999;' }, '&#xD800;&#9999999;'],
  ['xml text', { text: '<div><p>my</p><p>tickets</p></div>', textFormat: 'xml' }, 'my\n\ntickets'],
  ['leftovers of mark-up in plain text', { text: 'my <b>tickets</b><br>now', textFormat: 'plain' }, 'my tickets\nnow'],
  ['comparisons in plain text', { text: 'a < b and c > d', textFormat: 'plain' }, 'a < b and c > d'],
  ['unknown tags in plain text', { text: 'use <T> here', textFormat: 'plain' }, 'use <T> here'],
  ['emoji as pictures', { text: 'done <img alt="👍" src="x">', textFormat: 'xml' }, 'done 👍'],
  [
    'a quoted message',
    { text: '<blockquote itemtype="x"><p>Ada</p><p>close 9</p></blockquote><p>close 5</p>', textFormat: 'xml' },
    'close 5',
  ],
  ['nested quotes', { text: '<blockquote>a<blockquote>b</blockquote>c</blockquote>close 5' }, 'close 5'],
  ['lines of a quote', { text: '> Ada: close 9\n> please\n\nclose 5' }, 'close 5'],
  ['escaped lines of a quote', { text: '&gt; close 9\nclose 5' }, 'close 5'],
  ['nothing but quoted lines', { text: '> my tickets' }, 'my tickets'],
  ['a later line with an angle', { text: 'add note 5: a\n> b' }, 'add note 5: a\n> b'],
  ['direction overrides', { text: 'my \u202etickets\u202c' }, 'my tickets'],
  ['control characters', { text: 'my\u0000 tickets\u0007' }, 'my tickets'],
];

describe('normalise', () => {
  for (const [what, message, text] of rows) {
    it(`makes plain text of ${what}`, () => assert.equal(normalise(message), text));
  }

  it('never throws, and leaves nothing invisible, whatever comes', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('<at>', '</at>', '<blockquote>', '</blockquote>', '&nbsp;', '&#', '<', '>', '\n> ', '<img alt="'),
    );
    const message = fc.record({
      text: fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
      textFormat: fc.constantFrom('xml', 'plain', undefined),
      recipient: fc.constant(recipient),
      entities: fc.array(fc.anything(), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(message, (given) => {
        const text = normalise(given);
        assert.doesNotMatch(text, /[\u0000-\u0009\u00a0\u200b\u202e\ufeff]|^\s|\s$| {2}/);
      }),
    );
  });

  for (const hostile of ['<', '<at>', '<blockquote>', '&', ' \n', '<img alt="', '> ', '<at ', '\u200b']) {
    it(`takes 28 KB of ${JSON.stringify(hostile)} in its stride`, () => {
      const text = normalise({ text: `${hostile.repeat(28_000 / hostile.length)}x`, textFormat: 'xml', recipient });
      assert.ok(text.length <= 28_001);
    });
  }
});
