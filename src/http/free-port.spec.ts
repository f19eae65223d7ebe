import assert from 'node:assert/strict';
import { readSettings } from '../config/settings.ts';
import { withRealPort } from './free-port.ts';

describe('Any free port', () => {
  it('is found before links are made, and stands in them', async () => {
    const { port, publicUrl } = await withRealPort(readSettings(['--port', '0'], {}));
    assert.ok(port > 0);
    assert.equal(publicUrl, `http://127.0.0.1:${port}`);
  });

  it('leaves a public address that somebody gave, and a port that somebody chose', async () => {
    const given = await withRealPort(readSettings(['--port', '0', '--public-url', 'https://desk.example'], {}));
    assert.equal(given.publicUrl, 'https://desk.example');
    const chosen = readSettings(['--port', '4100'], {});
    assert.equal(await withRealPort(chosen), chosen);
  });
});
