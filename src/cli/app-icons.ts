import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { colorIcon, outlineIcon } from '../app-package/draw-icons.ts';
import { colorIconProblems, outlineIconProblems } from '../app-package/icon-rules.ts';
import type { CliCommand, CommandContext } from './cli-command.ts';

const at = (name: string) => fileURLToPath(new URL(`../../appPackage/${name}`, import.meta.url));

async function work({ given, out, error }: CommandContext): Promise<number> {
  if (given.has('write')) {
    writeFileSync(at('color.png'), colorIcon());
    writeFileSync(at('outline.png'), outlineIcon());
  }
  const problems = [...colorIconProblems(readFileSync(at('color.png'))), ...outlineIconProblems(readFileSync(at('outline.png')))];
  problems.forEach(error);
  if (problems.length === 0) out('appPackage/color.png and outline.png are as Teams wants them.');
  return problems.length === 0 ? 0 : 1;
}

/** `app icons`: looks at the icons of the app package; draws them anew with `--write`. */
export const appIcons: CliCommand = {
  noun: 'app',
  verb: 'icons',
  summary: 'looks at the icons of the app package; --write draws ours',
  flags: ['write'],
  readsStore: false,
  work,
};
