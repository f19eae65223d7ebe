import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, importX509, jwtVerify } from 'jose';
import { endingCertificate, endingKey, specCertificate, specKey } from '../testing/certificate-fixture.ts';
import { ids, type MicrosoftDesk, microsoftDesk } from '../testing/microsoft-fixture.ts';
import { readCertificate } from './certificates.ts';

const pem = `${specCertificate}\n${specKey}`;
const northwind = 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001';

describe('A certificate', () => {
  it('is read with its key, in any order and also from one line; thumbprint and end are its own', () => {
    const thumbprint = createHash('sha256').update(new X509Certificate(specCertificate).raw).digest('base64url');
    for (const text of [
      pem,
      `${specKey}\n${specCertificate}`,
      pem.replaceAll('\n', ' '),
      pem.replaceAll('\n', '\\n'),
      `Bag Attributes\n${pem}\n`,
    ]) {
      const read = readCertificate(text);
      assert.equal(read.thumbprint, thumbprint);
      assert.match(read.subject, /Deskhand specs/);
      assert.ok(read.expiresAt.getUTCFullYear() > 2100);
    }
  });

  it('is refused without its key, with another’s, damaged, or when it is none', () => {
    for (const [text, code] of [
      [specCertificate, 'certificate-unreadable'],
      [specKey, 'certificate-unreadable'],
      ['hello', 'certificate-unreadable'],
      [`${specCertificate.replace(/[A-M]/g, 'Q')}\n${specKey}`, 'certificate-unreadable'],
      [`${specCertificate}\n${endingKey}`, 'certificate-mismatch'],
    ] as const)
      assert.throws(
        () => readCertificate(text),
        (error: { code: string; message: string }) => error.code === code && !/PRIVATE/.test(error.message),
        text.slice(0, 40),
      );
  });

  describe('of a profile', () => {
    let desk: MicrosoftDesk;
    before(async () => {
      desk = await microsoftDesk();
      await desk.done('ada', 'profile.add', {
        name: 'Main',
        clientId: ids.client,
        entraTenantId: northwind,
        certificate: pem.replaceAll('\n', ' '),
      });
    });
    after(() => desk.close());
    const graph = () => desk.microsoft.tokens.application(desk.tenantId, 'mail', 'graph')({ renew: true });

    it('signs an assertion that names it, for this endpoint, for five minutes', async () => {
      await graph();
      const assertion = desk.entra.calls[0]!.form['client_assertion']!;
      const header = decodeProtectedHeader(assertion);
      assert.equal(header['x5t#S256'], readCertificate(pem).thumbprint);
      const { payload } = await jwtVerify(assertion, await importX509(specCertificate, 'PS256'), { currentDate: desk.now() });
      assert.deepEqual(
        [payload.iss, payload.sub, payload.aud],
        [ids.client, ids.client, `https://login.microsoftonline.com/${northwind}/oauth2/v2.0/token`],
      );
      assert.equal(payload.exp! - payload.iat!, 300);
      assert.equal(desk.entra.calls[0]!.form['client_secret'], undefined);
    });

    it('carries Microsoft’s time once it is known that this machine’s clock is off', async () => {
      for (const offset of [-10, 10]) {
        desk.entra.offset = offset * 60_000;
        desk.entra.calls.length = 0;
        desk.advance(2 * 60_000);
        const token = await graph();
        assert.equal(desk.entra.calls.length, 2);
        assert.ok(
          Math.abs(
            decodeJwt(desk.entra.calls[1]!.form['client_assertion']!).iat! * 1_000 - desk.now().getTime() - desk.entra.offset,
          ) < 3_000,
        );
        assert.ok(
          Math.abs(token.expiresAt.getTime() - desk.now().getTime() - 3_600_000) < 3_000,
          'its end is told in this machine’s time',
        );
      }
      assert.match(await desk.done('ada', 'profile.test', { profile: 'Main' }), /clock is 10 minutes behind; set it right/);
    });

    it('keeps its key sealed, and is not taken when it has ended', async () => {
      const [profile] = await desk.core.door.desk(desk.tenantId).profiles.all();
      assert.doesNotMatch(JSON.stringify(profile), /PRIVATE KEY/);
      assert.match(profile!.certificate!.keyCipher, /^v1\./);
      desk.advance(3 * 24 * 3_600_000);
      const outcome = await desk.do('ada', 'profile.rotate', {
        profile: 'Main',
        certificate: `${endingCertificate}\n${endingKey}`,
      });
      assert.ok(!outcome.ok && /ended on 2026-11-21/.test(outcome.failure.message));
    });
  });
});
