import assert from 'node:assert/strict';
import { Failure } from '../../shared/errors/failure.ts';
import { isLoopback, readSettings, settingList } from './settings.ts';

describe('the settings', () => {
  function refusal(flags: string[], variables: Record<string, string> = {}): Failure {
    try {
      readSettings(flags, variables);
    } catch (error) {
      assert.ok(error instanceof Failure);
      return error;
    }
    return assert.fail('was taken');
  }

  it('need nothing: try mode on loopback, ports 3978 and 3979, the folder .data', () => {
    assert.deepEqual(readSettings([], {}), {
      host: '127.0.0.1',
      port: 3978,
      data: '.data',
      mode: 'try',
      apiRate: 600,
      sandboxPort: 3979,
      publicUrl: 'http://127.0.0.1:3978',
    });
  });

  it('come from flags before variables, and an empty one counts as not set', () => {
    const variables = { DESKHAND_PORT: '5000', DESKHAND_DATA: 'there', MONGODB_URI: '' };
    const { port, data, mongoUri, publicUrl } = readSettings(['--port=6000'], variables);
    assert.deepEqual([port, data, mongoUri, publicUrl], [6000, 'there', undefined, 'http://127.0.0.1:6000']);
  });

  it('can each be given as flag and as variable', () => {
    const valid: Record<string, string> = { port: '81', 'sandbox-port': '82', 'api-rate': '83', mode: 'live', host: '127.0.0.2' };
    for (const { flag, variable } of settingList) {
      const value = valid[flag] ?? 'https://value.example';
      assert.deepEqual(readSettings([`--${flag}=${value}`], {}), readSettings([], { [variable]: value }), flag);
      assert.notDeepEqual(readSettings([], { [variable]: value }), readSettings([], {}), variable);
    }
  });

  it('take a whole number of REST calls a minute, and nothing else', () => {
    assert.equal(readSettings(['--api-rate=5'], {}).apiRate, 5);
    for (const rate of ['0', '-1', '1.5', 'many', '1e9'])
      assert.throws(() => readSettings([`--api-rate=${rate}`], {}), { code: 'bad-rate' }, rate);
  });

  it('choose live mode as soon as anything of Microsoft’s is set or other machines can come in', () => {
    for (const variable of [
      'BOT_ID',
      'BOT_SECRET',
      'BOT_TENANT_ID',
      'MICROSOFT_TENANT_ID',
      'MICROSOFT_CLIENT_ID',
      'MICROSOFT_CLIENT_SECRET',
    ])
      assert.equal(readSettings([], { [variable]: 'x' }).mode, 'live', variable);
    assert.equal(readSettings(['--host=0.0.0.0'], {}).mode, 'live');
    assert.equal(readSettings(['--host=::1'], {}).mode, 'try');
  });

  it('refuse try mode beside Microsoft’s settings and beyond loopback', () => {
    assert.equal(refusal(['--mode=try'], { BOT_ID: 'x' }).code, 'try-with-microsoft');
    assert.equal(refusal(['--mode=try', '--host=0.0.0.0']).code, 'try-beyond-loopback');
    assert.match(refusal(['--mode=try', '--host=10.0.0.4']).message, /10\.0\.0\.4/);
  });

  it('refuse a port that is none, a mode that is none and a flag that is none, and say what would do', () => {
    for (const port of ['-1', '65536', '80.5', 'http', '1e9']) assert.equal(refusal([`--port=${port}`]).code, 'bad-port', port);
    assert.match(refusal(['--sandbox-port=x']).message, /DESKHAND_SANDBOX_PORT/);
    assert.match(refusal(['--mode=trial']).remedy, /try or live/);
    assert.match(refusal(['--prot=1']).remedy, /--port/);
    assert.equal(refusal(['stray']).kind, 'invalid');
  });

  it('write the public address without a slash at its end and with an IPv6 host in brackets', () => {
    assert.equal(readSettings(['--public-url=https://desk.example//'], {}).publicUrl, 'https://desk.example');
    assert.equal(readSettings(['--host=::1'], {}).publicUrl, 'http://[::1]:3978');
  });

  it('know which hosts only this machine reaches', () => {
    for (const host of ['127.0.0.1', '127.9.9.9', 'localhost', 'LOCALHOST', '::1', '[::1]']) assert.ok(isLoopback(host), host);
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'localhost.example', '128.0.0.1', '127.0.0.1.example', ''])
      assert.ok(!isLoopback(host), host);
  });
});
