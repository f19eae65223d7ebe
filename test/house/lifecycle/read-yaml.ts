/** A value of a YAML file as ours are written. */
export type YamlValue = string | YamlValue[] | { [key: string]: YamlValue };

interface Line {
  indent: number;
  text: string;
}

function linesOf(file: string): Line[] {
  return file.split('\n').flatMap((line, place) => {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) return [];
    const indent = line.length - line.trimStart().length;
    if (line.includes('\t') || indent % 2 !== 0) throw new Error(`line ${place + 1} is not indented by two spaces`);
    return [{ indent, text }];
  });
}

function scalar(text: string): string {
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
}

function block(lines: Line[], indent: number): YamlValue {
  return lines[0]?.text.startsWith('- ') ? list(lines, indent) : map(lines, indent);
}

function list(lines: Line[], indent: number): YamlValue[] {
  const items: YamlValue[] = [];
  while (lines[0]?.indent === indent && lines[0].text.startsWith('- ')) {
    const [first] = lines as [Line];
    lines[0] = { indent: indent + 2, text: first.text.slice(2) };
    items.push(map(lines, indent + 2));
  }
  return items;
}

function map(lines: Line[], indent: number): { [key: string]: YamlValue } {
  const values: { [key: string]: YamlValue } = {};
  while (lines[0]?.indent === indent && !lines[0].text.startsWith('- ')) {
    const { text } = lines.shift()!;
    const [, key, value] = /^([\w$-]+):(?: (.*))?$/.exec(text) ?? [];
    if (key === undefined) throw new Error(`“${text}” is no key with a value`);
    if (Object.hasOwn(values, key)) throw new Error(`${key} is there twice`);
    const next = lines[0];
    const isInside = next && (next.indent > indent || (next.indent === indent && next.text.startsWith('- ')));
    values[key] = value !== undefined ? scalar(value) : isInside ? block(lines, next.indent) : '';
  }
  return values;
}

/** Reads the plain YAML that our lifecycle files are written in: maps, lists of maps and texts, two spaces a step, comments on lines of their own. Throws on anything else. */
export function readYaml(file: string): { [key: string]: YamlValue } {
  const lines = linesOf(file);
  const values = map(lines, 0);
  if (lines[0]) throw new Error(`“${lines[0].text}” belongs nowhere`);
  return values;
}
