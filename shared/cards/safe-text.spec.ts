import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanText, markdownOf, plainLine, plainLines, shortened } from './safe-text.ts';
import { hostileText } from './testing/hostile-records.ts';

describe('cleanText', () => {
  for (const [why, text, clean] of [
    ['direction overrides and isolates', 'abc\u202edef\u2066ghi\u2069', 'abcdefghi'],
    ['zero-width spaces and byte order marks', 'a\u200bb\ufeffc\u2060d', 'abcd'],
    ['control characters', 'a\u0000b\u001bc\u007fd\u009fe', 'abcde'],
    ['tags that hide words', 'a\u{e0041}\u{e0042}b', 'ab'],
  ] as const) {
    it(`takes out ${why}`, () => assert.equal(cleanText(text), clean));
  }

  it('keeps lines, right-to-left letters and joined emoji', () => {
    assert.equal(cleanText('a\r\nb\rc\u2028d\te'), 'a\nb\nc\nd e');
    for (const text of ['שלום مرحبا', '👩‍👩‍👧‍👦', 'नमस्ते']) assert.equal(cleanText(text), text);
  });

  it('leaves no half character', () => fc.assert(fc.property(hostileText, (text) => assert.ok(cleanText(text).isWellFormed()))));
});

describe('shortened', () => {
  it('says that something is left out, and cuts no character in half', () => {
    assert.equal(shortened('abcdef', 6), 'abcdef');
    assert.equal(shortened('abcdefg', 6), 'abcde…');
    assert.equal(shortened('abc👩👩', 5), 'abc…');
    fc.assert(
      fc.property(hostileText, fc.nat({ max: 100 }), (text, max) => {
        const short = shortened(cleanText(text), max, '… (open to read all)');
        assert.ok(short.length <= max && short.isWellFormed());
      }),
    );
  });
});

describe('markdownOf', () => {
  it('shows emphasis, links, code, HTML, entities and date functions as they were typed', () => {
    assert.equal(
      markdownOf('**a** [b](javascript:c) `d` <i> &lt; {{DATE(x)}}'),
      '\\*\\*a\\*\\* \\[b\\]\\(javascript:c\\) \\`d\\` \\<i\\> \\&lt; \\{\\{DATE\\(x\\)\\}\\}',
    );
  });

  it('begins no list, heading, quotation or code with a line', () => {
    assert.equal(
      markdownOf('- a\n+ b\n1. c\n# d\n> e\n    f'),
      '\\- a\n\n\\+ b\n\n1\\. c\n\n\\# d\n\n\\> e\n\n\u00a0\u00a0\u00a0\u00a0f',
    );
  });

  it('leaves plain sentences alone', () =>
    assert.equal(markdownOf('It is 5.5 - that’s all, 100%!'), 'It is 5.5 - that’s all, 100%!'));

  it('is the text again when its escapes are taken away', () => {
    const flat = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\n+/g, '\n').replace(/^ +/gm, '');
    fc.assert(
      fc.property(hostileText, (text) => {
        const clean = cleanText(text.slice(0, 2_000)).trim();
        const shown = markdownOf(clean);
        assert.equal(flat(shown.replace(/\\([\\`*_{}[\]()#<>~|&+.-])/g, '$1')), flat(clean));
        assert.doesNotMatch(shown, /(?<!\\)(?:\\\\)*[`*_{}[\]()#<>~|&]/);
        assert.doesNotMatch(shown, /^(?:[-+]|\d+\.)/m);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the words of one line', () => {
  it('have no line breaks and no spaces around them', () => {
    assert.equal(plainLine('  a \n\n b\t', 20), 'a b');
    assert.equal(plainLines(' a\nb ', 20), 'a\nb');
    fc.assert(fc.property(hostileText, (text) => assert.doesNotMatch(plainLine(text, 50), /\n|^\s|\s$/)));
  });
});
