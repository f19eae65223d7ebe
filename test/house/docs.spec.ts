import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadRegistry } from '../../src/actions/registry.ts';
import { madePages } from '../../src/cli/docs-commands.ts';
import { projectFiles, root } from './tree.ts';

/** Asks a whole Deskhand with the example in it: what the bot says to its phrase, its help, and a ticket's card. */
const script = `
import { deskInTeams } from './test/teams/desk-fixture.ts';
const desk = await deskInTeams();
const said = await desk.say('tess', 'thanks received 1001');
const help = await desk.say('tess', 'help');
const card = await desk.say('tess', 'ticket 1002');
const denied = await desk.say('arno', 'thanks received 1002');
await desk.close();
console.log(JSON.stringify({ said: said.text, help: JSON.stringify(help.cards), card: JSON.stringify(card.cards), denied: denied.text }));
`;

describe('the documentation', () => {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  it('lists the commands and settings that the code has (else: npm run deskhand -- docs commands --write)', async () => {
    const { definitions } = await loadRegistry();
    for (const { path, is, should } of madePages(definitions)) assert.equal(is, should, `${path} is not up to date`);
  });

  it('links to files that are there', () => {
    const pages = projectFiles().filter((path) => path.endsWith('.md'));
    assert.ok(pages.includes('README.md'));
    const gone = pages.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => join(path, '..', target))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${path} links to ${target}`),
    );
    assert.deepEqual(gone, []);
  });

  it('names the version of the package in the changelog', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    assert.ok(read('CHANGELOG.md').includes(`\n## [${version}]`));
  });

  it('says how to add an action, and that is all it takes: phrase, help, card and rights follow', async function () {
    this.timeout(60_000);
    const [, example = ''] = /<!-- example -->\s*```ts\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    const [, name = ''] = /`(shared\/actions\/[\w-]+\.ts)`/.exec(read('README.md')) ?? [];
    const copy = await mkdtemp(join(tmpdir(), 'deskhand-copy-'));
    try {
      for (const part of ['appPackage', 'bot', 'sandbox', 'shared', 'src', 'test/teams', 'package.json'])
        await cp(join(root, part), join(copy, part), { recursive: true });
      await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
      await writeFile(join(copy, name), example);
      await writeFile(join(copy, 'ask.ts'), script);
      const { stdout } = await promisify(execFile)(process.execPath, ['ask.ts'], { cwd: copy });
      const { said, help, card, denied } = JSON.parse(stdout) as { [part: string]: string };
      assert.match(said!, /Thanks noted on #1001/);
      assert.match(help!, /thanks received 1001/);
      assert.match(card!, /ticket\.thank/);
      assert.doesNotMatch(denied!, /Thanks noted/);
    } finally {
      await rm(copy, { recursive: true });
    }
  });
});
