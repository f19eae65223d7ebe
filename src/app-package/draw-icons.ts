import { PNG } from 'pngjs';

/** A picture's colour at a point: red, green, blue of 0 to 255 and opacity of 0 to 1. */
type Colour = readonly [red: number, green: number, blue: number, opacity: number];

/** How far a point is outside of a shape, in units of the drawing; negative inside. */
type Shape = (x: number, y: number) => number;

/** Samples along each side of a pixel. */
const samples = 4;
const white: Colour = [255, 255, 255, 1];

const disc =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

/** A box with round corners, by its middle and half its sides. */
const box =
  (cx: number, cy: number, width: number, height: number, corner: number): Shape =>
  (x, y) => {
    const [dx, dy] = [Math.abs(x - cx) - width + corner, Math.abs(y - cy) - height + corner];
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
  };

const both =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.max(...shapes.map((shape) => shape(x, y)));
const any =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));
const without =
  (shape: Shape, hole: Shape): Shape =>
  (x, y) =>
    Math.max(shape(x, y), -hole(x, y));
const above =
  (line: number): Shape =>
  (_x, y) =>
    y - line;

/** The bell of a service desk in a square of 100: knob, stem, dome, foot. Its dome is hollow by `wall` where one is given. */
function bell(wall?: number): Shape {
  const dome = both(disc(50, 70, 38), above(68));
  const inner = wall === undefined ? undefined : both(disc(50, 70, 38 - wall), above(68 - wall));
  const foot = box(50, 80, 48, 6.5, 6.5);
  const stem = box(50, 30, 3.2, 6, 1);
  const knob = box(50, 21, 10, 5.2, 5.2);
  return any(inner ? without(dome, inner) : dome, foot, stem, knob);
}

/** The light on the dome: an arc of a ring. */
const light: Shape = both(
  without(disc(50, 70, 29.5), disc(50, 70, 24.5)),
  (x, y) => x - 44 + (y - 48) * 0.25,
  above(60),
  (_x, y) => 42 - y,
);

function between(a: number, b: number, share: number): number {
  return a + (b - a) * Math.min(1, Math.max(0, share));
}

function averaged(colours: readonly Colour[]): Colour {
  const opacity = colours.reduce((sum, colour) => sum + colour[3], 0);
  const part = (place: 0 | 1 | 2) =>
    opacity === 0 ? 255 : colours.reduce((sum, colour) => sum + colour[place] * colour[3], 0) / opacity;
  return [part(0), part(1), part(2), opacity / colours.length];
}

function draw(size: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const png = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const drawn: Colour[] = [];
      for (let of = 0; of < samples * samples; of += 1)
        drawn.push(colourAt(x + ((of % samples) + 0.5) / samples, y + (Math.floor(of / samples) + 0.5) / samples));
      const [red, green, blue, opacity] = averaged(drawn);
      png.data.set([red, green, blue, opacity * 255].map(Math.round), (y * size + x) * 4);
    }
  }
  return PNG.sync.write(png, { deflateLevel: 9, colorType: 6 });
}

/** The icon of stores and lists: the bell in white on blue to the very edge, 192 by 192. Teams rounds the corners; the bell stays within the middle 120. */
export function colorIcon(): Buffer {
  const size = 192;
  const safe = 112;
  const shape = bell();
  return draw(size, (x, y) => {
    const [u, v] = [((x - (size - safe) / 2) / safe) * 100, ((y - (size - safe) / 2) / safe) * 100 - 2];
    const share = (x + y) / (2 * size);
    const ground: Colour = [between(58, 24, share), between(118, 62, share), between(196, 128, share), 1];
    if (light(u, v) < 0) return [between(150, 120, share), between(190, 160, share), between(240, 220, share), 1];
    return shape(u, v) < 0 ? white : ground;
  });
}

/** The icon of the app bar: the bell's outline in white on nothing, 32 by 32, as wide as the picture. */
export function outlineIcon(): Buffer {
  const size = 32;
  const shape = bell(9);
  return draw(size, (x, y) => {
    const [u, v] = [(x / size) * 96 + 2, (y / size) * 96 + 3.5];
    return shape(u, v) < 0 ? white : [255, 255, 255, 0];
  });
}
