import ts from 'typescript';
import { at, findAll, type Rule } from '../rule.ts';
import { isForTests, isSandboxPage, standsBesideTests } from '../tree.ts';

/** Where the clock, chance and environment of the machine come in, to be handed on as arguments. */
function isEdge(path: string): boolean {
  const isRoot =
    ['src/main.ts', 'src/cli/main.ts', 'sandbox/start-sandbox.ts', 'tab/main.tsx'].includes(path) ||
    /^src\/(config\/|launch(\.mjs$|\/))/.test(path);
  return isRoot || isSandboxPage(path) || isForTests(path) || standsBesideTests(path);
}

function isNamed(node: ts.Node, text: string): boolean {
  return ts.isIdentifier(node) && node.text === text;
}

/** `owner.member`, `owner['member']`, and the same with `globalThis.` before. */
function isMember(node: ts.Node, owner: string, member: string): boolean {
  const isDot = ts.isPropertyAccessExpression(node);
  if (!isDot && !ts.isElementAccessExpression(node)) return false;
  const name = isDot ? node.name.text : ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : '';
  const from = node.expression;
  return name === member && (isNamed(from, owner) || (ts.isPropertyAccessExpression(from) && from.name.text === owner));
}

/** What of the machine a node reads, `undefined` for nothing. */
function ambientRead(node: ts.Node): string | undefined {
  if (isMember(node, 'Date', 'now')) return 'Date.now';
  if (isMember(node, 'Math', 'random')) return 'Math.random';
  if (isMember(node, 'process', 'env')) return 'process.env';
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return 'Date()';
  if (ts.isVariableDeclaration(node) && node.initializer && isNamed(node.initializer, 'process')) return 'process.env';
  if (ts.isImportDeclaration(node) && /^["'](node:)?process["']$/.test(node.moduleSpecifier.getText())) return 'node:process';
  return undefined;
}

const ambient: Rule = {
  title: 'is handed its clock, chance and settings; it does not fetch them',
  breaches: (file) => {
    if (isEdge(file.path)) return [];
    return findAll(file, (node) => {
      const read = ambientRead(node);
      return read && at(file, node.getStart(file.ast), `reads ${read}; it must come in the context`);
    });
  },
  flags: [
    ['src/records/x.ts', 'const now = Date.now();'],
    ['src/records/x.ts', 'const clock = Date.now;'],
    ['shared/domain/x.ts', 'const now = new Date();'],
    ['shared/domain/x.ts', 'const now = new Date;'],
    ['bot/teams/x.ts', 'const dice = Math.random();'],
    ['sandbox/clock.ts', 'const now = Date.now();'],
    ['src/graph/x.ts', 'const secret = process.env.SECRET;'],
    ['src/graph/x.ts', "const secret = globalThis.process['env'];"],
    ['src/graph/x.ts', 'const { env } = process;'],
    ['src/graph/x.ts', "import { env } from 'node:process';"],
  ],
  allows: [
    ['src/main.ts', 'const now = Date.now(); const { env } = process;'],
    ['src/config/settings.ts', 'export const read = () => process.env;'],
    ['src/records/x.ts', 'const then = new Date(0); const day = Date.parse("2026-01-01"); process.exitCode = 1;'],
    ['src/records/x.spec.ts', 'const now = new Date();'],
    ['src/store/contract/adapters.ts', "const uri = process.env['MONGODB_URI'];"],
  ],
};

const ids: Rule = {
  title: 'gets its ids from src/config/ids.ts, so that a test can say what they are',
  breaches: (file) => {
    const mayMint = /^(src\/config\/ids\.ts|src\/main\.ts|tab\/main\.tsx)$|^(sandbox|src\/launch)(\/|\.)/.test(file.path);
    if (mayMint || isForTests(file.path) || standsBesideTests(file.path)) return [];
    return findAll(file, (node) => {
      if (!ts.isIdentifier(node) || !/^randomUUID(v7)?$/.test(node.text)) return undefined;
      return at(file, node.getStart(file.ast), 'makes an id; it must come in the context');
    });
  },
  flags: [
    ['src/records/x.ts', 'const id = crypto.randomUUID();'],
    ['bot/teams/x.ts', "import { randomUUID } from 'node:crypto';"],
  ],
  allows: [
    ['src/config/ids.ts', "import { randomUUID } from 'node:crypto';"],
    ['sandbox/graph/x.ts', 'const id = crypto.randomUUID();'],
  ],
};

/** Nothing ambient. */
export const ambientRules: readonly Rule[] = [ambient, ids];
