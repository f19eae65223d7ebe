import ts from 'typescript';
import type { CodeFile } from './tree.ts';

/** A rule of the house about one file of code, with the proof that it bites. */
export interface Rule {
  /** What holds, as the end of a sentence that begins with "code". */
  title: string;
  /** Each breach in the file, with its line: made with `at`. */
  breaches(file: CodeFile): string[];
  /** Path and text of pieces of code that must be flagged: take the rule out and its test goes red. */
  flags: readonly (readonly [path: string, text: string])[];
  /** Pieces of code that must not be flagged. */
  allows: readonly (readonly [path: string, text: string])[];
}

/** A breach as it is reported: where, and what. */
export function at(file: CodeFile, position: number, what: string): string {
  return `${file.path}:${file.ast.getLineAndCharacterOfPosition(position).line + 1} ${what}`;
}

/** Visits every node of a file, parents first. */
function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** What a visit finds anywhere in a file, in order. */
export function findAll<T>(file: CodeFile, look: (node: ts.Node) => T | undefined): T[] {
  const found: T[] = [];
  walk(file.ast, (node) => {
    const one = look(node);
    if (one !== undefined) found.push(one);
  });
  return found;
}
