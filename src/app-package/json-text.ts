const lineWidth = 130;

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function write(value: unknown, indent: string): string {
  if (isPlain(value)) return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
    if (value.every(isPlain) && indent.length + line.length < lineWidth - 40) return line;
    return `[\n${value.map((one) => deeper + write(one, deeper)).join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value as object).filter(([, one]) => one !== undefined);
  if (fields.length === 0) return '{}';
  return `{\n${fields.map(([name, one]) => `${deeper}${JSON.stringify(name)}: ${write(one, deeper)}`).join(',\n')}\n${indent}}`;
}

/** JSON as our files are formatted: two spaces, short lists of plain values on one line, a line break at the end. */
export function jsonText(value: unknown): string {
  return `${write(value, '')}\n`;
}
