import type { Figure } from './measurement.ts';

const heads = ['goal', 'ratio', 'A/A', 'target', '', 'what'] as const;

function row({ id, ratio, control, target, detail }: Figure): string[] {
  return [id, ratio.toFixed(3), control.toFixed(3), target.toFixed(2), ratio <= target ? 'met' : 'MISSED', detail];
}

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [[...heads], ...figures.map(row)];
  const widths = heads.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => (column === 5 ? cell : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The figures as JSON for programs. */
export function jsonOf(figures: readonly Figure[]): string {
  return JSON.stringify(
    figures.map(({ id, ratio, control, target, detail }) => ({ id, ratio, control, target, detail })),
    undefined,
    2,
  );
}
