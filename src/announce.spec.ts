import assert from 'node:assert/strict';
import { announcement, startHelp } from './announce.ts';
import { readSettings, settingList } from './config/settings.ts';
import { seedTenants } from './seed/people.ts';

describe('what is shown after the start', () => {
  const server = 'http://127.0.0.1:3978';
  const sandbox = 'http://127.0.0.1:3979/';
  const shown = (flags: string[] = [], color = false) => announcement(readSettings(flags, {}), { server, sandbox }, color);

  it('names every address, where data is, how to stop and to begin anew', () => {
    const text = shown(['--data=/srv/desk']);
    for (const part of [
      `${server}/api/docs`,
      `${server}/api/messages`,
      `${server}/healthz`,
      `${server}/readyz`,
      sandbox,
      '/srv/desk',
      'delete this folder',
      'Ctrl+C',
    ])
      assert.ok(text.includes(part), part);
    assert.ok(text.includes(`npx @microsoft/m365agentsplayground start -e ${server}/api/messages -c msteams`));
  });

  it('names everybody of both desks', () => {
    const text = shown();
    for (const { name, members } of seedTenants) {
      assert.ok(text.includes(name));
      for (const member of members) assert.ok(text.includes(member.name), member.name);
    }
  });

  it('stays within 110 columns and aligns its rows', () => {
    const rows = shown().split('\n').filter(Boolean).slice(1);
    for (const row of rows) {
      assert.ok(row.length <= 110, row);
      assert.equal(row.slice(0, 2).trim(), '');
      assert.match(row.slice(14), /^ {2}/, row);
    }
  });

  it('speaks of the sandbox, the playground and seeded people in try mode only', () => {
    const live = announcement(readSettings(['--mode=live', '--mongodb-uri=mongodb://secret@host/x'], {}), { server }, false);
    assert.doesNotMatch(live, /Teams client|Playground|Tess|secret/);
    assert.match(live, /MongoDB/);
  });

  it('leads to a first desk while there is none', () => {
    const setup = `${server}/tab/setup#key=setup.${'a'.repeat(22)}.${'b'.repeat(44)}`;
    const live = announcement(readSettings(['--mode=live'], {}), { server, setup }, false);
    assert.ok(live.includes(`Set-up        ${setup}\n`));
    assert.match(live, /no desk yet: open this within the hour/);
    assert.doesNotMatch(shown(), /Set-up/);
  });

  it('uses escapes only when colours are wanted', () => {
    const escapeCode = String.fromCharCode(27);
    assert.ok(shown([], true).includes(escapeCode));
    assert.ok(!shown().includes(escapeCode));
  });

  it('lists every setting in the help of the start', () => {
    for (const { flag, variable } of settingList) assert.ok(startHelp().includes(`--${flag} <value>, ${variable}`), flag);
  });
});
