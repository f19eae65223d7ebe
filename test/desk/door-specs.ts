import assert from 'node:assert/strict';
import { type DoorDesk, doorDesk } from './door-fixture.ts';

/** Opens one desk for the specs of a `describe` and closes it after them. */
export function deskForSpecs(): () => DoorDesk {
  let desk: DoorDesk;
  before(async () => {
    desk = await doorDesk();
  });
  after(() => desk.close());
  return () => desk;
}

/** Who tries what, the code of the refusal, and words that its sentence must hold. */
export type Refusal = [person: string, input: Record<string, unknown>, code: string, words: RegExp];

/** One spec for each refusal: it is refused with that code in a whole sentence, and no record changes. */
export function itRefuses(desk: () => DoorDesk, name: string, refusals: readonly Refusal[]): void {
  for (const [person, input, code, words] of refusals) {
    it(`refuses ${person} with ${JSON.stringify(input).slice(0, 80)} as ${code}`, async () => {
      const key = `refused ${person} ${name} ${JSON.stringify(input)}`;
      const told = await desk().do(person, name, input, { key });
      assert.equal(told.code ?? 'done', code, told.text);
      assert.match(told.text, words);
      assert.match(told.text, /^[^{}]{10,600}$/);
      assert.doesNotMatch(told.text, /undefined|null|\[object|\bError\b|\bat \S+:\d+/);
      const trail = await desk()
        .core.door.desk((await desk().member(person)).tenantId)
        .audit.byKey(key);
      assert.equal(trail, undefined);
    });
  }
}
