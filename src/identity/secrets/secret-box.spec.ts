import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Failure } from '../../../shared/errors/failure.ts';
import { secretBox } from './secret-box.ts';
import { readSecretKeys } from './secret-keys.ts';

const place = { tenantId: 't1', profileId: 'p1', field: 'secret:s1' };
const key = (id: string) => ({ id, bytes: randomBytes(32) });
const code = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'opened';
};

describe('A secret at rest', () => {
  it('comes back as it was put in, whatever it was, and never looks the same twice', () => {
    const box = secretBox([key('a')]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const sealed = box.seal(place, text.toWellFormed());
        assert.equal(box.open(place, sealed), text.toWellFormed());
        assert.notEqual(box.seal(place, text.toWellFormed()), sealed);
      }),
    );
  });

  it('names its key and holds nothing of what is in it', () => {
    const sealed = secretBox([key('spring-2026')]).seal(place, 'canary-secret-value');
    assert.match(sealed, /^v1\.spring-2026\./);
    assert.doesNotMatch(sealed, /canary/);
    assert.ok(!Buffer.from(sealed.split('.').at(-1)!, 'base64url').includes('canary'));
  });

  it('opens for no other tenant, profile or field', () => {
    const box = secretBox([key('a')]);
    const sealed = box.seal(place, 'x');
    for (const other of [{ tenantId: 't2' }, { profileId: 'p2' }, { field: 'secret:s2' }, { tenantId: 't1p1', profileId: '' }])
      assert.equal(
        code(() => box.open({ ...place, ...other }, sealed)),
        'secret-unreadable',
        JSON.stringify(other),
      );
  });

  it('does not open when any character of it was changed, taken away or added', () => {
    const box = secretBox([key('a'), key('b')]);
    const sealed = box.seal(place, 'a secret of some length');
    const letters = 'ABCabc019_-.=';
    for (let at = 0; at < sealed.length; at += 1) {
      for (const letter of letters) {
        const changed = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}`;
        if (changed !== sealed)
          assert.notEqual(
            code(() => box.open(place, changed)),
            'opened',
            `${letter} at ${at}`,
          );
      }
      assert.notEqual(
        code(() => box.open(place, sealed.slice(0, at))),
        'opened',
        `cut at ${at}`,
      );
    }
    for (const odd of ['', 'v1', 'v1...', 'v2.a.b.c', `${sealed}A`, `${sealed}==`, ` ${sealed}`])
      assert.notEqual(
        code(() => box.open(place, odd)),
        'opened',
        odd,
      );
  });

  it('does not open with another key of the same id, and says so when the key is not there or none is', () => {
    const [one, other] = [key('a'), key('a')];
    const sealed = secretBox([one]).seal(place, 'x');
    assert.equal(
      code(() => secretBox([other]).open(place, sealed)),
      'secret-unreadable',
    );
    assert.equal(
      code(() => secretBox([key('b')]).open(place, sealed)),
      'secret-key-unknown',
    );
    assert.equal(
      code(() => secretBox([]).open(place, sealed)),
      'secret-key-missing',
    );
    assert.equal(
      code(() => secretBox([]).seal(place, 'x')),
      'secret-key-missing',
    );
    assert.equal(
      code(() => secretBox([one]).open(place, sealed)),
      'opened',
    );
  });

  it('goes on opening after a new key was put first, and tells that it is of the old one', () => {
    const [old, next] = [key('old'), key('next')];
    const sealed = secretBox([old]).seal(place, 'x');
    const both = secretBox([next, old]);
    assert.equal(both.open(place, sealed), 'x');
    assert.equal(both.isCurrent(sealed), false);
    assert.equal(both.isCurrent(both.seal(place, 'x')), true);
  });
});

describe('DESKHAND_SECRET_KEY', () => {
  const bytes = randomBytes(32).toString('base64');
  const other = randomBytes(32).toString('base64url');

  it('is one key, or several with ids of which the first is current', () => {
    assert.equal(readSecretKeys(bytes).length, 1);
    assert.deepEqual(
      readSecretKeys(`new:${bytes}, old:${other}`).map(({ id }) => id),
      ['new', 'old'],
    );
  });

  it('opens what it sealed without an id after it was given one', () => {
    const sealed = secretBox(readSecretKeys(bytes)).seal(place, 'x');
    assert.equal(secretBox(readSecretKeys(`new:${other},old:${bytes}`)).open(place, sealed), 'x');
  });

  it('is refused when it is too short, too long, no base64, guessable, doubled or empty; the refusal does not tell it', () => {
    const weak = Buffer.alloc(32, 7).toString('base64');
    for (const wrong of [
      '',
      ' , ',
      'abc',
      bytes.slice(0, 40),
      `${bytes}AA`,
      weak,
      `a:${bytes},a:${other}`,
      `ä:${bytes}`,
      `:${bytes}`,
    ]) {
      assert.equal(
        code(() => readSecretKeys(wrong)),
        'bad-secret-key',
        wrong,
      );
      try {
        readSecretKeys(wrong);
      } catch (error) {
        assert.ok(!String((error as Failure).message + (error as Failure).remedy).includes(bytes.slice(0, 20)));
      }
    }
  });
});
