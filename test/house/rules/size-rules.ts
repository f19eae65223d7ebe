import ts from 'typescript';
import { at, findAll, type Rule } from '../rule.ts';
import { type CodeFile, isForTests } from '../tree.ts';

const FILE_LINES = 250;
const FUNCTION_LINES = 60;
const ACTION_LINES = 90;

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

const lines = (count: number): string => 'export {};\n'.repeat(count);

const files: Rule = {
  title: `fits in files of ${FILE_LINES} lines`,
  breaches: (file) =>
    linesOf(file.text) > FILE_LINES ? [at(file, 0, `has ${linesOf(file.text)} lines, more than ${FILE_LINES}`)] : [],
  flags: [['src/records/x.ts', lines(FILE_LINES + 1)]],
  allows: [['src/records/x.ts', lines(FILE_LINES)]],
};

const actions: Rule = {
  title: `of an action fits on one screen, ${ACTION_LINES} lines`,
  breaches: (file) => {
    const isAction = file.path.startsWith('shared/actions/') && !isForTests(file.path) && !/\/index\.ts$/.test(file.path);
    if (!isAction || linesOf(file.text) <= ACTION_LINES) return [];
    return [at(file, 0, `has ${linesOf(file.text)} lines, more than ${ACTION_LINES}`)];
  },
  flags: [['shared/actions/log-time.ts', lines(ACTION_LINES + 1)]],
  allows: [
    ['shared/actions/log-time.ts', lines(ACTION_LINES)],
    ['shared/actions/index.ts', lines(ACTION_LINES + 1)],
  ],
};

/** A function that registers tests is a chapter, not a function: its tests are measured one by one. */
function registersTests(body: ts.Node): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(describe|context|it)\b/.test(node.expression.getText())) found = true;
    if (!found) ts.forEachChild(node, look);
  };
  look(body);
  return found;
}

function longFunctions(file: CodeFile): string[] {
  return findAll(file, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
    const start = node.getStart(file.ast);
    const count = linesOf(file.text.slice(start, node.end));
    if (count <= FUNCTION_LINES || registersTests(node.body)) return undefined;
    return at(file, start, `is a function of ${count} lines, more than ${FUNCTION_LINES}`);
  });
}

const body = (count: number): string => '  tick();\n'.repeat(count);

const functions: Rule = {
  title: `fits in functions of ${FUNCTION_LINES} lines`,
  breaches: longFunctions,
  flags: [
    ['src/records/x.ts', `function x() {\n${body(FUNCTION_LINES)}}`],
    ['src/records/x.ts', `export const x = {\n  async run() {\n${body(FUNCTION_LINES)}  },\n};`],
    ['src/records/x.spec.ts', `it('does', () => {\n${body(FUNCTION_LINES)}});`],
  ],
  allows: [
    ['src/records/x.ts', `function x() {\n${body(FUNCTION_LINES - 2)}}`],
    ['src/records/x.spec.ts', `describe('x', () => {\n  it('does', () => {});\n${body(FUNCTION_LINES)}});`],
  ],
};

/** How long things may be. */
export const sizeRules: readonly Rule[] = [files, actions, functions];
