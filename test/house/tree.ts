import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The top of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of code, parsed. `path` is from the top of the checkout, with forward slashes. */
export interface CodeFile {
  path: string;
  text: string;
  ast: ts.SourceFile;
}

const CODE = /^(shared|src|bot|tab|sandbox|test|bench)\/.*\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

/** A piece of code as if it were a file of the tree, to show a rule what it must flag or leave alone. */
export function parse(path: string, text: string): CodeFile {
  return { path, text, ast: ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true) };
}

function listFiles(): string[] {
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    };
    return execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], options)
      .split('\0')
      .filter(Boolean);
  } catch {
    // an unpacked archive has no git
    const exclude = ['node_modules', 'dist', 'coverage', '.data', '.git'].map((name) => `**/${name}/**`);
    return globSync('**/*', { cwd: root, exclude }).map((path) => path.replaceAll('\\', '/'));
  }
}

let files: string[] | undefined;
let code: CodeFile[] | undefined;

/** Every file that belongs to the project, ignored ones left out; sorted. */
export function projectFiles(): string[] {
  files ??= [...new Set(listFiles())]
    .filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile())
    .sort();
  return files;
}

/** Every file of code, read and parsed once for all rules. */
export function codeFiles(): CodeFile[] {
  code ??= projectFiles()
    .filter((path) => CODE.test(path))
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
  return code;
}

/** Whether a path is a test, or serves tests and measurements only. */
export function isForTests(path: string): boolean {
  return /\.spec\.tsx?$/.test(path) || /^(test|bench)\//.test(path);
}

/** Whether a path only serves tests though it lies beside what they test: a contract suite, or stand-ins in a folder called testing. */
export function standsBesideTests(path: string): boolean {
  return /\/(contract|testing)\//.test(path);
}

/** Whether a path is code of the sandbox's web page, which runs in the browser. */
export function isSandboxPage(path: string): boolean {
  return /^sandbox\/(.*\/)?page\//.test(path);
}
