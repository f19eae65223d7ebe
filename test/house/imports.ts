import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { findAll } from './rule.ts';
import type { CodeFile } from './tree.ts';

/** Something a file imports, in whatever way: statement, re-export, `import()`, `require()` or a type. */
export interface Import {
  specifier: string;
  position: number;
  /** For a relative import, the path from the top of the checkout; else `undefined`. */
  path?: string;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const callee = node.expression;
  const isImport = callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
  return isImport ? node.arguments[0] : undefined;
}

/** All that a file imports by a name written down; computed names are not seen. */
export function importsOf(file: CodeFile): Import[] {
  return findAll(file, (node) => {
    const literal = specifierOf(node);
    if (!literal || !ts.isStringLiteralLike(literal)) return undefined;
    const specifier = literal.text;
    const found: Import = { specifier, position: literal.getStart(file.ast) };
    if (specifier.startsWith('.')) found.path = posix.normalize(posix.join(posix.dirname(file.path), specifier));
    return found;
  });
}

/** Whether a specifier names a module of Node itself. */
export function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}
