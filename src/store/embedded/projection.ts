type Paths = Map<string, Paths | true>;

/** Takes the part of a document that a projection asks for; the document itself if there is none. */
export type Projector = (document: Record<string, unknown>) => Record<string, unknown>;

/** The projector of a projection. */
export function projectorOf(projection: Record<string, 0 | 1> | undefined): Projector {
  if (!projection || Object.keys(projection).length === 0) return (document) => document;
  const names = Object.keys(projection).filter((name) => name !== '_id');
  const including = names.length === 0 ? projection['_id'] === 1 : projection[names[0] ?? ''] === 1;
  const paths = treeOf(names);
  return (document) => {
    const { _id: id, ...rest } = document;
    const kept = (including ? include(rest, paths) : exclude(rest, paths)) as Record<string, unknown>;
    return projection['_id'] === 0 ? kept : { _id: id, ...kept };
  };
}

function treeOf(names: readonly string[]): Paths {
  const root: Paths = new Map();
  for (const name of names) {
    const parts = name.split('.');
    const last = parts.pop() ?? name;
    let node = root;
    for (const part of parts) {
      const next = node.get(part);
      const inner: Paths = next instanceof Map ? next : new Map();
      node.set(part, inner);
      node = inner;
    }
    node.set(last, true);
  }
  return root;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function include(value: unknown, paths: Paths): unknown {
  if (Array.isArray(value)) return value.filter(isObject).map((item) => include(item, paths));
  if (!isObject(value)) return undefined;
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const wanted = paths.get(name);
    const part = wanted instanceof Map ? include(value[name], wanted) : wanted && value[name];
    if (part !== undefined) kept[name] = part;
  }
  return kept;
}

function exclude(value: unknown, paths: Paths): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, paths));
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const unwanted = paths.get(name);
    if (unwanted === true) continue;
    kept[name] = unwanted ? exclude(value[name], unwanted) : value[name];
  }
  return kept;
}
