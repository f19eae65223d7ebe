import { PNG } from 'pngjs';

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

function pixelsOf(png: PNG): Pixel[] {
  return Array.from({ length: png.width * png.height }, (_, place) => [...png.data.subarray(place * 4, place * 4 + 4)] as never);
}

function read(file: Uint8Array, name: string): PNG | string {
  try {
    return PNG.sync.read(Buffer.from(file));
  } catch {
    return `${name} is not a PNG picture that can be read.`;
  }
}

function sizeProblem({ width, height }: PNG, name: string, size: number): string[] {
  return width === size && height === size ? [] : [`${name} is ${width} by ${height}; Teams takes ${size} by ${size}.`];
}

/** What is wrong with the colour icon: 192 by 192, and nothing to be seen through. */
export function colorIconProblems(file: Uint8Array): string[] {
  const png = read(file, 'color.png');
  if (typeof png === 'string') return [png];
  const isFull = pixelsOf(png).every(([, , , alpha]) => alpha === 255);
  return [
    ...sizeProblem(png, 'color.png', 192),
    ...(isFull ? [] : ['color.png can be seen through; its ground has to reach the edges.']),
  ];
}

/** What is wrong with the outline icon: 32 by 32, only white on nothing, and reaching two opposite edges. */
export function outlineIconProblems(file: Uint8Array): string[] {
  const png = read(file, 'outline.png');
  if (typeof png === 'string') return [png];
  const pixels = pixelsOf(png);
  const drawn = pixels.map(([, , , alpha]) => alpha > 0);
  const isWhite = pixels.every(([red, green, blue, alpha]) => alpha === 0 || (red === 255 && green === 255 && blue === 255));
  const edge = (meets: (x: number, y: number) => boolean) =>
    drawn.some((is, at) => is && meets(at % png.width, Math.floor(at / png.width)));
  const isWide = edge((x) => x === 0) && edge((x) => x === png.width - 1);
  const isHigh = edge((_x, y) => y === 0) && edge((_x, y) => y === png.height - 1);
  return [
    ...sizeProblem(png, 'outline.png', 32),
    ...(isWhite ? [] : ['outline.png has a colour; Teams takes white on nothing.']),
    ...(drawn.includes(false) ? [] : ['outline.png has no part to see through.']),
    ...(isWide || isHigh ? [] : ['outline.png has an empty margin; its drawing has to reach two opposite edges.']),
  ];
}
