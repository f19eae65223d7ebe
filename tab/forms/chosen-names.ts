const names = new Map<string, string>();

/** Notes how a chosen value reads: `ticket:x` as “#1001 Printer …”. */
export function rememberName(value: string, name: string): void {
  names.set(value, name);
}

/** How a value reads; itself when it was typed. */
export function nameOf(value: string): string {
  return names.get(value) ?? value;
}
