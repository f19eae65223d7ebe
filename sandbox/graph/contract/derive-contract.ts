import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Contract, ContractObject, ContractOperation } from './contract-types.ts';
import { handWritten } from './hand-written.ts';
import { extraObjects, operations } from './operations.ts';
import type { SchemaDeriver } from './schema-deriver.ts';
import { createSchemaDeriver, referenceIn } from './schema-deriver.ts';
import type { TypesFile } from './types-file.ts';
import { readTypesFile } from './types-file.ts';

const command =
  'node sandbox/graph/contract/derive-contract.ts && npx biome format --write sandbox/graph/contract/graph-contract.json';

/** Follows names into a type literal. */
function part(type: ts.TypeNode | undefined, ...path: readonly string[]): ts.TypeNode | undefined {
  let found = type;
  for (const step of path) {
    const members: readonly ts.TypeElement[] = found && ts.isTypeLiteralNode(found) ? found.members : [];
    const member = members.find((one) => one.name && (one.name as ts.Identifier).text === step);
    found = member && ts.isPropertySignature(member) ? member.type : undefined;
  }
  return found;
}

function namesIn(type: ts.TypeNode | undefined): string[] {
  return type && ts.isTypeLiteralNode(type) ? type.members.map((member) => (member.name as ts.Identifier).text) : [];
}

/** The content of a body, whether it is given in place or by reference. */
function contentOf(
  file: TypesFile,
  type: ts.TypeNode | undefined,
  section: 'responses' | 'requestBodies',
): ts.TypeNode | undefined {
  const reference = type && referenceIn(type, section);
  return part(reference ? file.member(section, reference) : type, 'content', 'application/json');
}

function operationFrom(file: TypesFile, deriver: SchemaDeriver, key: string): ContractOperation {
  const [method = '', path = ''] = key.split(' ');
  const entry = part(file.member('paths', path), method.toLowerCase());
  const id = entry && ts.isIndexedAccessTypeNode(entry) ? entry.indexType.getText().slice(1, -1) : '';
  const type = file.member('operations', id);
  if (!type) throw new Error(`The types have no operation ${key}.`);
  const action = id.split('.').at(-1) ?? id;
  const success = namesIn(part(type, 'responses')).find((status) => status.startsWith('2'));
  const request = contentOf(file, part(type, 'requestBody'), 'requestBodies');
  const response = contentOf(file, part(type, 'responses', success ?? ''), 'responses');
  return {
    query: namesIn(part(type, 'parameters', 'query')),
    headers: namesIn(part(type, 'parameters', 'header')),
    ...(request ? { request: deriver.words(request, `${action}.request`) } : {}),
    ...(response ? { response: deriver.words(response, `${action}.answer`) } : {}),
    ...(success && /^\d+$/.test(success) ? { status: Number(success) } : {}),
  };
}

function completed(derived: Readonly<Record<string, ContractObject>>): Record<string, ContractObject> {
  const objects: Record<string, ContractObject> = { ...derived };
  for (const [name, addition] of Object.entries(handWritten.objects)) {
    const own = objects[name] ?? { properties: {} };
    objects[name] = { ...own, ...addition, properties: { ...own.properties, ...addition.properties } };
  }
  return objects;
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Cuts the contract out of the installed types. */
export function deriveContract(): Contract {
  const endpoints = new URL('./types/types.d.ts', import.meta.resolve('@microsoft/teams.graph-endpoints'));
  const file = readTypesFile(fileURLToPath(endpoints));
  const deriver = createSchemaDeriver(file);
  const found: Record<string, ContractOperation> = {};
  for (const key of operations) found[key] = operationFrom(file, deriver, key);
  for (const name of extraObjects) deriver.schema(name);
  for (const [key, addition] of Object.entries(handWritten.operations)) {
    const whole = { query: [], headers: [], ...found[key], ...addition };
    found[key] = JSON.parse(JSON.stringify(whole)) as ContractOperation;
  }
  return {
    source: '@microsoft/teams.graph-endpoints 2.0.16 (MIT), types made from Microsoft Graph v1.0 OpenAPI',
    command,
    handWritten: handWritten.notes,
    operations: sorted(found),
    objects: sorted(completed(deriver.objects)),
    enums: sorted(deriver.enums),
  };
}

if (import.meta.main) {
  writeFileSync(new URL('./graph-contract.json', import.meta.url), JSON.stringify(deriveContract()));
}
