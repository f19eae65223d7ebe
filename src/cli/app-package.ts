import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../shared/errors/failure.ts';
import { assemble, type Package, remember, valuesFor } from '../app-package/make-package.ts';
import { zipOf } from '../app-package/package-files.ts';
import { buildFolder, deskPackages, type PackageTarget, targetName } from '../app-package/package-record.ts';
import type { CliCommand, CliOption, CommandContext } from './cli-command.ts';
import { columns } from './columns.ts';
import { deskClient } from './desk-client.ts';
import { storedOnly, withCore } from './with-core.ts';

const whose: readonly CliOption[] = [
  { name: 'env', flag: '--env <name>', text: 'for the environment of env/.env.<name>' },
  { name: 'tenant', flag: '--tenant <desk>', text: 'for one desk, with the Microsoft profile that serves Teams there' },
];

interface Aim {
  target: PackageTarget;
  clientId?: string;
}

function optionOf({ options }: CommandContext, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Does the work for the target that the line names; for a desk on the installation's store. */
async function aimed(context: CommandContext, work: (aim: Aim) => Promise<number>): Promise<number> {
  const [environment, tenant] = [optionOf(context, 'env'), optionOf(context, 'tenant')];
  if (environment !== undefined && tenant !== undefined)
    throw new Failure('two-targets', 'invalid', '--env and --tenant name two packages.', 'Give one of them.');
  if (environment !== undefined) return work({ target: { environment } });
  if (tenant === undefined) return work({ target: 'installation' });
  // A server that does this for us stands in a folder of its own.
  const line = [...context.line, `--out=${outOf(context, { desk: tenant })}`];
  return withCore({ ...context, line: context.line.includes('package') ? line : context.line }, storedOnly, async (core) => {
    const { desk, clientId } = await deskClient(core, tenant);
    return work({ target: { desk }, clientId });
  });
}

function outOf(context: CommandContext, target: PackageTarget): string {
  return resolve(optionOf(context, 'out') ?? join(buildFolder, `deskhand-${targetName(target)}.zip`));
}

function reportLines({ report }: Package): string[] {
  const rows = columns(
    report.map(({ name, findings }) => [
      findings.some(({ level }) => level === 'problem') ? 'wrong' : findings.length ? 'note' : 'good',
      name,
    ]),
  );
  return report.flatMap(({ findings }, place) => [rows[place]!, ...findings.map(({ text }) => `       ${text}`)]);
}

function asJson(aim: Aim, made: Package, more: object): string {
  const { version, content, report, sound, files } = made;
  const whole = { target: targetName(aim.target), sound, version, content, files: [...files.keys()], report, ...more };
  return JSON.stringify(whole, null, 2);
}

/** Where it is written down what was made: beside the zip; for a desk where its tab writes it too. */
function recordFolder(context: CommandContext, target: PackageTarget): string {
  const isDesk = typeof target === 'object' && 'desk' in target;
  return isDesk ? deskPackages(context.settings.data) : dirname(outOf(context, target));
}

function assembled(context: CommandContext, { target, clientId }: Aim): Promise<Package> {
  return assemble(target, valuesFor(target, context.settings, clientId), recordFolder(context, target));
}

function validate(context: CommandContext): Promise<number> {
  return aimed(context, async (aim) => {
    const made = await assembled(context, aim);
    const verdict = made.sound ? `Teams can be expected to take version ${made.version}.` : 'Teams would refuse this package.';
    const lines = context.given.has('json') ? [asJson(aim, made, {})] : [...reportLines(made), '', verdict];
    lines.forEach(context.out);
    return made.sound ? 0 : 1;
  });
}

async function write(path: string, zip: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, zip);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Failure('not-written', 'invalid', `${path} could not be written${why}.`, 'Name another file with --out.');
  }
}

function make(context: CommandContext): Promise<number> {
  return aimed(context, async (aim) => {
    const made = await assembled(context, aim);
    const isJson = context.given.has('json');
    if (!made.sound) {
      const lines = isJson
        ? [asJson(aim, made, {})]
        : [...reportLines(made), '', 'Teams would refuse this package; nothing was written.'];
      lines.forEach(isJson ? context.out : context.error);
      return 1;
    }
    const out = outOf(context, aim.target);
    const zip = zipOf(made.files);
    await write(out, zip);
    remember(aim.target, made, recordFolder(context, aim.target));
    const isForTeams = made.report.every(({ findings }) => findings.length === 0);
    const text = `Wrote ${out}: version ${made.version}, ${zip.length} bytes.${isForTeams ? ' Upload it in the Teams admin centre, or sideload it.' : ''}`;
    const lines = isJson ? [asJson(aim, made, { out, bytes: zip.length })] : [...reportLines(made), '', text];
    lines.forEach(context.out);
    return 0;
  });
}

/** `app package`: makes the zip that is uploaded to Teams, and says what was looked at. */
export const appPackage: CliCommand = {
  noun: 'app',
  verb: 'package',
  summary: 'makes the Teams app package of this installation, an environment or a desk',
  flags: ['json'],
  options: [
    ...whose,
    { name: 'out', flag: '--out <file>', text: 'the zip; appPackage/build/deskhand-<target>.zip when left out' },
  ],
  readsStore: true,
  work: make,
};

/** `app validate`: looks at everything that Teams looks at when the package is uploaded; writes nothing. */
export const appValidate: CliCommand = {
  noun: 'app',
  verb: 'validate',
  summary: 'looks at the Teams app package as Teams does when it is uploaded',
  flags: ['json'],
  options: whose,
  readsStore: true,
  work: validate,
};
