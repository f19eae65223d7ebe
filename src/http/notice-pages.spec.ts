import assert from 'node:assert/strict';
import { readManifest } from '../app-package/read-manifest.ts';
import { noticePages } from './notice-pages.ts';

describe('the pages that the app package names', () => {
  it('are those of the manifest', async () => {
    const { developer } = (await readManifest({ HOST: 'desk.example' })) as { developer: { [name: string]: string } };
    const paths = [developer['privacyUrl'], developer['termsOfUseUrl']].map((address) => new URL(address!).pathname);
    assert.deepEqual(
      paths,
      noticePages.map(({ path }) => path),
    );
  });

  it('say something in whole sentences, and take no script', async () => {
    for (const { handle } of noticePages) {
      const { status, headers, body } = await handle({} as never);
      assert.equal(status, 200);
      assert.match(String(body), /<h1>.+<\/h1><p>.{80,}/);
      assert.match(String(headers?.['content-security-policy']), /default-src 'none'/);
    }
  });
});
