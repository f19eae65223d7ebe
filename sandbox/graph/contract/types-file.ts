import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The parts of the types which members are looked up in. */
export type Section = 'paths' | 'operations' | 'schemas' | 'responses' | 'requestBodies';

/** Finds members of the types without parsing all of their 24 MB. */
export interface TypesFile {
  /** The type of one member; undefined when there is none of that name. */
  member(section: Section, name: string): ts.TypeNode | undefined;
}

/** How far the members of a section are indented. */
const indents: Readonly<Record<Section, string>> = {
  paths: '    ',
  operations: '    ',
  schemas: '        ',
  responses: '        ',
  requestBodies: '        ',
};
const heads: Readonly<Record<Section, string>> = {
  paths: 'export interface paths {',
  operations: 'export interface operations {',
  schemas: '    schemas: {',
  responses: '    responses: {',
  requestBodies: '    requestBodies: {',
};

/** Where each member of a section begins, by name. */
function indexOf(text: string, section: Section): ReadonlyMap<string, number> {
  const indent = indents[section];
  const from = Math.max(0, text.indexOf(`\n${heads[section]}`));
  const to = text.indexOf(`\n${indent.slice(4)}}`, from + 1);
  const starts = new RegExp(`^${indent}(?:'([^']+)'|([\\w$]+)): `, 'gm');
  const found = new Map<string, number>();
  for (const match of text.slice(from, to).matchAll(starts)) found.set(match[1] ?? match[2] ?? '', from + match.index);
  return found;
}

/** The text of a member, from its name to the semicolon that ends it: a subtype closes with `} & {` and goes on. */
function memberText(text: string, at: number, indent: string): string {
  const line = text.slice(at, text.indexOf('\n', at));
  if (line.endsWith(';')) return line;
  const end = new RegExp(`\\n${indent}}[^\\n]*;\\n`, 'g');
  end.lastIndex = at;
  const found = end.exec(text);
  return text.slice(at, found ? found.index + found[0].length : text.length);
}

/** Reads `types.d.ts` of `@microsoft/teams.graph-endpoints`. */
export function readTypesFile(path: string): TypesFile {
  const text = readFileSync(path, 'utf8');
  const indexes = new Map<Section, ReadonlyMap<string, number>>();
  return {
    member(section, name) {
      const index = indexes.get(section) ?? indexOf(text, section);
      indexes.set(section, index);
      const at = index.get(name);
      if (at === undefined) return undefined;
      const found = memberText(text, at, indents[section]);
      const source = ts.createSourceFile('member.ts', `interface M {\n${found}\n}`, ts.ScriptTarget.ES2024, true);
      const [holder] = source.statements;
      const member = holder && ts.isInterfaceDeclaration(holder) ? holder.members[0] : undefined;
      return member && ts.isPropertySignature(member) ? member.type : undefined;
    },
  };
}
