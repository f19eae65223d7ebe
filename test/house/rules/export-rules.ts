import { basename } from 'node:path';
import ts from 'typescript';
import { at, type Rule } from '../rule.ts';
import { type CodeFile, isForTests, isSandboxPage } from '../tree.ts';

/** A declaration that a file exports. `isValue` is false for types. */
interface Exported {
  name: string;
  isValue: boolean;
  node: ts.Node;
}

function hasExport(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function declaredBy(statement: ts.Statement): Exported[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => ({ name: name.getText(), isValue: true, node: statement }));
  }
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  if (isType || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return [{ name: statement.name?.text ?? 'default', isValue: !isType, node: statement }];
  }
  return ts.isExportAssignment(statement) ? [{ name: 'default', isValue: true, node: statement }] : [];
}

/** What `export { a, type B }` names; a re-export from elsewhere is documented there, and counted here. */
function namedBy(statement: ts.Statement, declared: readonly Exported[]): Exported[] {
  if (!ts.isExportDeclaration(statement)) return [];
  const clause = statement.exportClause;
  if (!clause || !ts.isNamedExports(clause)) return statement.isTypeOnly ? [] : [{ name: '*', isValue: true, node: statement }];
  return clause.elements.map((element) => {
    const local = declared.find(({ name }) => name === (element.propertyName ?? element.name).text);
    const isValue = local?.isValue ?? !(statement.isTypeOnly || element.isTypeOnly);
    return { name: element.name.text, isValue, node: local && !statement.moduleSpecifier ? local.node : statement };
  });
}

function exportsOf(file: CodeFile): Exported[] {
  const declared = file.ast.statements.flatMap(declaredBy);
  const direct = file.ast.statements.filter((one) => hasExport(one) || ts.isExportAssignment(one)).flatMap(declaredBy);
  return [...direct, ...file.ast.statements.flatMap((statement) => namedBy(statement, declared))];
}

function camelCase(path: string): string {
  return basename(path)
    .replace(/\.tsx?$/, '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const single: Rule = {
  title: 'of an action or a query exports one value, called as its file is',
  breaches: (file) => {
    if (!/^shared\/(actions|queries)\//.test(file.path) || isForTests(file.path) || file.path.endsWith('/index.ts')) return [];
    const values = [...new Set(exportsOf(file).flatMap(({ name, isValue }) => (isValue ? [name] : [])))];
    const wanted = camelCase(file.path);
    return values.length === 1 && values[0] === wanted
      ? []
      : [at(file, 0, `exports ${values.join(', ') || 'nothing'} where ${wanted} is wanted`)];
  },
  flags: [
    ['shared/actions/log-time.ts', 'export const logTime = 1; export const more = 2;'],
    ['shared/actions/log-time.ts', 'export const timeLog = 1;'],
    ['shared/queries/my-tickets.ts', 'const myTickets = 1;'],
    ['shared/queries/my-tickets.ts', "export * from './all.ts';"],
    ['shared/actions/log-time.ts', 'export default 1;'],
  ],
  allows: [
    ['shared/actions/log-time.ts', 'export interface LogTime {} export type Input = string; export const logTime = 1;'],
    ['shared/actions/log-time.ts', 'const logTime = 1; interface Input {} export { logTime, Input };'],
    ['shared/actions/index.ts', "export * from './log-time.ts';"],
    ['shared/domain/ticket.ts', 'export const a = 1, b = 2;'],
  ],
};

/** Whether a declaration carries a docstring that says something: three words at the least. */
function isExplained(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).some((doc) => {
    const comment = ts.isJSDoc(doc) ? (ts.getTextOfJSDocComment(doc.comment) ?? '') : '';
    return comment.split(/\s+/).filter((word) => /\w/.test(word)).length >= 3;
  });
}

const docstrings: Rule = {
  title: 'says in a docstring what each export promises',
  breaches: (file) => {
    if (!/^(shared|src|bot|sandbox)\//.test(file.path) || isForTests(file.path) || isSandboxPage(file.path)) return [];
    const own = exportsOf(file).filter(({ node }) => !ts.isExportDeclaration(node));
    const explained = new Set(own.filter(({ node }) => isExplained(node)).map(({ name }) => name));
    return own
      .filter(({ name }, index) => !explained.has(name) && own.findIndex((other) => other.name === name) === index)
      .map(({ name, node }) => at(file, node.getStart(file.ast), `exports ${name} without a sentence about it`));
  },
  flags: [
    ['src/records/x.ts', 'export function x() {}'],
    ['shared/domain/x.ts', 'export interface X {}'],
    ['bot/teams/x.ts', '/** */\nexport class X {}'],
    ['bot/teams/x.ts', '// Not a docstring but a comment.\nexport type X = string;'],
    ['sandbox/x.ts', '/** The x. */\nexport const x = 1;'],
    ['src/records/x.ts', 'const x = 1;\nexport { x };'],
  ],
  allows: [
    ['src/records/x.ts', '/** Answers the oldest first. */\nexport function x() {}'],
    ['src/records/x.ts', '/** One for each day. */\nexport const x = 1;\nexport type x = number;'],
    ['src/records/x.ts', "export { y } from './y.ts';"],
    ['sandbox/teams/page/x.ts', 'export const x = 1;'],
  ],
};

/** What files export. */
export const exportRules: readonly Rule[] = [single, docstrings];
