import ts from 'typescript';
import type { ContractObject, TypeWords } from './contract-types.ts';
import { entities } from './operations.ts';
import type { TypesFile } from './types-file.ts';

/** Turns types into the contract's objects and enumerations, each once. */
export interface SchemaDeriver {
  /** The words for a type; what it refers to is derived with it. `name` is for an object without one. */
  words(type: ts.TypeNode, name: string): TypeWords;
  /** Derives a schema by its name without the prefix, and answers that name. */
  schema(name: string): TypeWords;
  readonly objects: Record<string, ContractObject>;
  readonly enums: Record<string, readonly string[]>;
}

const prefix = 'microsoft.graph.';
const formats = new Set(['date-time', 'date', 'time', 'duration', 'uuid', 'int32', 'int64', 'base64url']);

/** The name in a reference such as `components['schemas']['name']`; undefined when the type is none to that section. */
export function referenceIn(type: ts.TypeNode, section: string): string | undefined {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isIndexedAccessTypeNode(type.objectType)) return undefined;
  const [outer, inner] = [type.objectType.indexType, type.indexType].map((index) =>
    ts.isLiteralTypeNode(index) && ts.isStringLiteral(index.literal) ? index.literal.text : undefined,
  );
  return outer === section ? inner : undefined;
}

function docOf(member: ts.PropertySignature): string {
  return ts
    .getJSDocCommentsAndTags(member)
    .map((doc) => doc.getText())
    .join(' ');
}

function formatIn(doc: string): string | undefined {
  const [, format = ''] = /Format: ([\w-]+)/.exec(doc) ?? [];
  return formats.has(format) ? format : undefined;
}

function literalsOf(type: ts.TypeNode): string[] | undefined {
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  const texts = parts.map((part) => (ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? part.literal.text : ''));
  return texts.every((text) => text !== '') ? texts : undefined;
}

function isNothing(type: ts.TypeNode): boolean {
  if (ts.isParenthesizedTypeNode(type)) return isNothing(type.type);
  if (ts.isUnionTypeNode(type)) return type.types.every(isNothing);
  return (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword) || type.getText().startsWith('Record<');
}

/** The pieces of an intersection, `Omit` taken off. */
function piecesOf(type: ts.TypeNode): readonly ts.TypeNode[] {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(piecesOf);
  if (ts.isParenthesizedTypeNode(type)) return piecesOf(type.type);
  const isOmit = ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Omit';
  return isOmit && type.typeArguments?.[0] ? piecesOf(type.typeArguments[0]) : [type];
}

function nameOf(member: ts.PropertySignature): string {
  return ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
}

function simpleWords(type: ts.TypeNode, format: string | undefined): TypeWords | undefined {
  if (type.kind === ts.SyntaxKind.StringKeyword) return format ?? 'string';
  if (type.kind === ts.SyntaxKind.NumberKeyword) return format ?? 'number';
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return 'boolean';
  return undefined;
}

/** What the functions below share. */
interface Deriving {
  readonly file: TypesFile;
  readonly objects: Record<string, ContractObject>;
  readonly enums: Record<string, readonly string[]>;
}

function isEntity(file: TypesFile, name: string): boolean {
  if (name === 'entity') return true;
  const type = file.member('schemas', prefix + name);
  const bases = (type ? piecesOf(type) : []).map((piece) => (referenceIn(piece, 'schemas') ?? '').replace(prefix, ''));
  return bases.some((base) => base !== '' && isEntity(file, base));
}

function wordsFor(deriving: Deriving, type: ts.TypeNode, name: string, format?: string): TypeWords {
  if (ts.isParenthesizedTypeNode(type)) return wordsFor(deriving, type.type, name, format);
  if (ts.isArrayTypeNode(type)) return `${wordsFor(deriving, type.elementType, name, format)}[]`;
  if (ts.isUnionTypeNode(type)) {
    const real = type.types.filter((part) => !isNothing(part));
    const only = real.length === 1 && real[0] ? wordsFor(deriving, real[0], name, format) : 'any';
    return only === 'any' || real.length === type.types.length ? only : `${only}?`;
  }
  const reference = referenceIn(type, 'schemas');
  if (reference !== undefined) return schemaNamed(deriving, reference.replace(prefix, ''));
  const simple = simpleWords(type, format);
  if (simple !== undefined) return simple;
  if (!ts.isTypeLiteralNode(type) && !ts.isIntersectionTypeNode(type)) return 'any';
  deriving.objects[name] = objectFrom(deriving, type, name);
  return name;
}

function objectFrom(deriving: Deriving, type: ts.TypeNode, name: string): ContractObject {
  const pieces = piecesOf(type);
  const [base] = pieces.flatMap((piece) => referenceIn(piece, 'schemas') ?? []);
  const members = pieces.flatMap((piece) => (ts.isTypeLiteralNode(piece) ? [...piece.members] : []));
  const properties: Record<string, TypeWords> = {};
  const required: string[] = [];
  for (const member of members.filter(ts.isPropertySignature)) {
    const key = nameOf(member);
    if (key === '@odata.type' || !member.type) continue;
    const doc = docOf(member);
    properties[key] = wordsFor(deriving, member.type, `${name}.${key}`, formatIn(doc));
    if (/@description Required\./.test(doc)) required.push(key);
  }
  return {
    ...(base === undefined ? {} : { of: schemaNamed(deriving, base.replace(prefix, '')) }),
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

function schemaNamed(deriving: Deriving, name: string): TypeWords {
  const { file, objects, enums } = deriving;
  if (objects[name] || enums[name]) return name;
  const type = file.member('schemas', prefix + name) ?? file.member('schemas', name);
  if (!type) return 'any';
  const texts = literalsOf(type);
  if (texts) enums[name] = texts;
  else if (isEntity(file, name) && !entities.includes(name)) return 'any';
  else {
    objects[name] = { properties: {} };
    objects[name] = objectFrom(deriving, type, name);
  }
  return name;
}

/** A deriver that reads the given types. */
export function createSchemaDeriver(file: TypesFile): SchemaDeriver {
  const deriving: Deriving = { file, objects: {}, enums: {} };
  return {
    words: (type, name) => wordsFor(deriving, type, name),
    schema: (name) => schemaNamed(deriving, name),
    objects: deriving.objects,
    enums: deriving.enums,
  };
}
