import assert from 'node:assert/strict';
import fc from 'fast-check';
import { callLink, mailLink, safeLink } from './safe-link.ts';
import { hostileText } from './testing/hostile-records.ts';

describe('safeLink', () => {
  for (const address of ['https://desk.example/a?b=c#d', 'http://localhost:5173/x', 'http://127.0.0.1/', 'http://[::1]:80/x']) {
    it(`opens ${address}`, () => assert.ok(safeLink(address)));
  }

  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://desk.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'https://user:secret@desk.example/',
    'vbscript:x',
    'ftp://desk.example/',
    '/relative',
    'no address',
    '',
    `https://desk.example/${'a'.repeat(3_000)}`,
  ]) {
    it(`refuses ${JSON.stringify(address.slice(0, 40))}`, () => assert.equal(safeLink(address), undefined));
  }

  it('opens nothing but https and this machine, whatever it is given', () => {
    fc.assert(
      fc.property(hostileText, (text) =>
        assert.match(safeLink(text) ?? 'https://', /^(https:|http:\/\/(localhost|127\.|\[::1\]))/),
      ),
    );
    assert.equal(safeLink(undefined), undefined);
  });
});

describe('mailLink', () => {
  it('writes to a plain address only', () => {
    assert.equal(mailLink('ana+desk@contoso.example'), 'mailto:ana%2Bdesk@contoso.example');
    for (const mail of [
      'ana@contoso.example?bcc=evil@x.example',
      'ana',
      'a b@c.example',
      'a@b',
      '<a@b.example>',
      'a@b.example\nBcc: x',
    ]) {
      assert.equal(mailLink(mail), undefined);
    }
  });
});

describe('callLink', () => {
  it('calls telephone numbers only', () => {
    assert.equal(callLink('+44 (20) 7946-0000'), 'tel:+442079460000');
    for (const phone of ['', 'none', '+44;ext=1', '1']) assert.equal(callLink(phone), undefined);
  });
});
