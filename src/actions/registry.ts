import { readdir } from 'node:fs/promises';
import type { Action, Query } from '../../shared/definition/action.ts';

/** An action or a query: anything a person can ask the desk for. */
export type Definition = Action | Query;

/** Every action and query of the product, by name. Surfaces, help and menus are derived from it. */
export interface Registry {
  readonly definitions: readonly Definition[];
  find(name: string): Definition | undefined;
  action(name: string): Action | undefined;
}

const folders = ['../../shared/actions/', '../../shared/queries/'] as const;

async function definitionsIn(folder: string): Promise<Definition[]> {
  const url = new URL(folder, import.meta.url);
  const files = (await readdir(url)).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')).sort();
  const modules = await Promise.all(files.map((file) => import(new URL(file, url).href) as Promise<Record<string, Definition>>));
  return modules.flatMap((module) => Object.values(module));
}

/** Makes a registry of these definitions. Throws when two share a name. */
export function registryOf(definitions: readonly Definition[]): Registry {
  const byName = new Map<string, Definition>();
  for (const definition of definitions) {
    if (byName.has(definition.name)) throw new Error(`two definitions are named ${definition.name}`);
    byName.set(definition.name, definition);
  }
  const find = (name: string) => byName.get(name);
  const action = (name: string) => {
    const found = byName.get(name);
    return found?.type === 'action' ? found : undefined;
  };
  return { definitions, find, action };
}

/** Loads what the folders of actions and queries hold: a new file there is a new action on every surface. */
export async function loadRegistry(): Promise<Registry> {
  return registryOf((await Promise.all(folders.map(definitionsIn))).flat());
}
