import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('.', import.meta.url));

describe('the sandbox as the outside world', () => {
  it('imports nothing of the product', async () => {
    const escapes: string[] = [];
    let files = 0;
    for await (const name of glob('**/*.{ts,js}', { cwd: home })) {
      files += 1;
      const source = await readFile(resolve(home, name), 'utf8');
      for (const [, specifier = ''] of source.matchAll(/(?:from|import)\s*\(?['"](\.[^'"]*)['"]/g)) {
        if (!resolve(home, dirname(name), specifier).startsWith(home)) escapes.push(`${name}: ${specifier}`);
      }
    }
    assert.ok(files > 40);
    assert.deepEqual(escapes, []);
  });
});
