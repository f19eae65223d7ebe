import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canInstallChromium, findChromium } from './chromium.ts';

describe('the browser for the tests', () => {
  let folder = '';
  const place = (name: string): string => {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
    return join(folder, name);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deskhand-browser-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is found on the PATH by any of its names, and not where there is none', () => {
    assert.equal(findChromium({ PATH: folder }), undefined);
    const path = place('google-chrome');
    assert.equal(findChromium({ PATH: folder }), path);
  });

  it('is the one that was named, or none', () => {
    place('chromium');
    const chosen = place('my-browser');
    assert.equal(findChromium({ PATH: folder, DESKHAND_CHROMIUM: chosen }), chosen);
    assert.equal(findChromium({ PATH: folder, DESKHAND_CHROMIUM: 'my-browser' }), chosen);
    assert.equal(findChromium({ PATH: folder, DESKHAND_CHROMIUM: join(folder, 'gone') }), undefined);
  });

  it('is installed only by root, on Debian, with apt-get', () => {
    place('apt-get');
    const debian = 'NAME="Debian GNU/Linux"\nID=debian\n';
    assert.equal(canInstallChromium(debian, 0, { PATH: folder }), true);
    assert.equal(canInstallChromium(debian, 1000, { PATH: folder }), false);
    assert.equal(canInstallChromium(debian, undefined, { PATH: folder }), false);
    assert.equal(canInstallChromium('ID=ubuntu\nID_LIKE=debian\n', 0, { PATH: folder }), false);
    assert.equal(canInstallChromium(debian, 0, { PATH: '' }), false);
  });
});
