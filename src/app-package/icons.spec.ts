import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { colorIcon, outlineIcon } from './draw-icons.ts';
import { colorIconProblems, outlineIconProblems } from './icon-rules.ts';

const file = (name: string) => readFileSync(new URL(`../../appPackage/${name}`, import.meta.url));
const decoded = (png: Uint8Array) => PNG.sync.read(Buffer.from(png));

/** The picture with every pixel as `change` makes it. */
function changed(png: Buffer, change: (pixel: number[], x: number, y: number) => number[]): Buffer {
  const picture = decoded(png);
  for (let at = 0; at < picture.width * picture.height; at += 1) {
    const pixel = [...picture.data.subarray(at * 4, at * 4 + 4)];
    picture.data.set(change(pixel, at % picture.width, Math.floor(at / picture.width)), at * 4);
  }
  return PNG.sync.write(picture);
}

describe('the icons of the app package', () => {
  it('lie there as they are drawn, pixel by pixel', () => {
    for (const [name, drawn] of [
      ['color.png', colorIcon()],
      ['outline.png', outlineIcon()],
    ] as const)
      assert.ok(decoded(file(name)).data.equals(decoded(drawn).data), `${name}: npm run deskhand -- app icons --write`);
  });

  it('are as Teams wants them', () => {
    assert.deepEqual(colorIconProblems(file('color.png')), []);
    assert.deepEqual(outlineIconProblems(file('outline.png')), []);
  });

  it('keep what is drawn in the middle 120 of the colour icon: around it is nothing but the even ground', () => {
    const { data } = decoded(file('color.png'));
    const at = (x: number, y: number) => [...data.subarray((y * 192 + x) * 4, (y * 192 + x) * 4 + 3)];
    const margin = (192 - 120) / 2;
    let drawn = 0;
    for (let y = 0; y < 192; y += 1) {
      for (let x = 0; x < 192; x += 1) {
        const isWhite = at(x, y).every((part) => part > 240);
        const isMiddle = x >= margin && x < 192 - margin && y >= margin && y < 192 - margin;
        if (isWhite) drawn += 1;
        assert.ok(isMiddle || !isWhite, `${x},${y}`);
        if (!isMiddle && x > 0 && (x < margin || y < margin))
          assert.ok(
            at(x, y).every((part, place) => Math.abs(part - at(x - 1, y)[place]!) <= 2),
            `${x},${y}`,
          );
      }
    }
    assert.ok(drawn > 1_000);
  });

  it('are refused with a hole, a colour, a margin, a wrong size, or when they are no picture', () => {
    const color = colorIcon();
    const outline = outlineIcon();
    const small = PNG.sync.write(new PNG({ width: 31, height: 32 }));
    assert.match(colorIconProblems(changed(color, ([r, g, b, a], x) => [r!, g!, b!, x === 0 ? 254 : a!])).join(), /seen through/);
    assert.match(colorIconProblems(outline).join(), /32 by 32; Teams takes 192 by 192/);
    assert.match(outlineIconProblems(changed(outline, ([r, g, , a]) => [r!, g!, 254, a!])).join(), /has a colour/);
    assert.match(outlineIconProblems(changed(outline, ([r, g, b]) => [r!, g!, b!, 255])).join(), /no part to see through/);
    assert.match(outlineIconProblems(changed(outline, ([r, g, b, a], x) => [r!, g!, b!, x < 3 ? 0 : a!])).join(), /empty margin/);
    assert.match(outlineIconProblems(small).join(), /31 by 32; Teams takes 32 by 32/);
    for (const none of [new Uint8Array(), Buffer.from('GIF89a'), color.subarray(0, 200)]) {
      assert.match(colorIconProblems(none).join(), /not a PNG picture/);
      assert.match(outlineIconProblems(none).join(), /not a PNG picture/);
    }
  });

  it('are drawn the same each time', () => {
    assert.ok(colorIcon().equals(colorIcon()));
    assert.ok(outlineIcon().equals(outlineIcon()));
  });
});
