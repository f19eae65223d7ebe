import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GraphSubscription } from '../../graph/operations/create-subscription.ts';
import type { HeldSubscription } from './held-subscriptions.ts';
import { documentedLives, endOfLife, renewalAt } from './lives.ts';
import { type Compared, planOf, type Step } from './plan.ts';
import type { Wish } from './wish.ts';

const now = new Date('2026-11-20T12:00:00Z');
const minute = 60_000;
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * minute);
const base = 'https://desk.example/api/graph/changes/t1/';
const as = { clientId: 'app', entraTenantId: 'org' };
const wishOf = (key: string): Wish => ({ key, title: key, resource: key, changeTypes: 'updated', lives: [4_320] });

function heldOf(slot: string, wish = 'users', change: Partial<HeldSubscription> = {}): HeldSubscription {
  const facts = { title: wish, consumer: 'directory' as const, resource: wish, changeTypes: 'updated', stateHash: '', ...as };
  const live = {
    state: 'live' as const,
    current: true as const,
    graphId: `g-${slot}`,
    expiresAt: inMinutes(4_000),
    renewAt: inMinutes(2_000),
  };
  return {
    _id: `t1:${slot}`,
    tenantId: 't1',
    slot,
    wish,
    url: `${base}${slot}`,
    madeAt: inMinutes(-100),
    ...facts,
    ...live,
    ...change,
  };
}

const graphOf = (slot: string, id = `g-${slot}`): GraphSubscription => ({ id, notificationUrl: `${base}${slot}` });

function short(step: Step): string {
  if (step.do === 'make') return `make ${step.wish.key}`;
  return `${step.do} ${step.do === 'end' ? step.graphId : step.held.slot}`;
}

const plan = (changes: Partial<Compared>) =>
  planOf({ wishes: [wishOf('users')], held: [], listed: [], as, base, now, ...changes }).map(short);

describe('the plan of subscriptions', () => {
  const cases: [string, Partial<Compared>, string[]][] = [
    ['makes what is wished and not there', {}, ['make users']],
    ['leaves alone what is as it should be', { held: [heldOf('a')], listed: [graphOf('a')] }, []],
    ['renews what is due', { held: [heldOf('a', 'users', { renewAt: now })], listed: [graphOf('a')] }, ['renew a']],
    [
      'proves anew what Microsoft wants proof of',
      { held: [heldOf('a', 'users', { reauthorize: true })], listed: [graphOf('a')] },
      ['reauthorize a'],
    ],
    [
      'renews in place of proving where both are due',
      { held: [heldOf('a', 'users', { reauthorize: true, renewAt: now })], listed: [graphOf('a')] },
      ['renew a'],
    ],
    ['makes another one for what Graph has no more', { held: [heldOf('a')] }, ['forget a', 'make users']],
    [
      'makes another one for what has run out',
      { held: [heldOf('a', 'users', { expiresAt: now })], listed: [graphOf('a')] },
      ['forget a', 'make users', 'end g-a'],
    ],
    [
      'waits while Graph’s list may not show yet what was just made',
      { held: [heldOf('a', 'users', { madeAt: inMinutes(-1) })] },
      [],
    ],
    [
      'finds again what was made and whose answer was lost',
      { held: [heldOf('a', 'users', { state: 'making', graphId: undefined as never })], listed: [graphOf('a', 'g-1')] },
      ['adopt a'],
    ],
    [
      'makes anew what was to be made and never was',
      { held: [heldOf('a', 'users', { state: 'making', graphId: undefined as never })] },
      ['forget a', 'make users'],
    ],
    ['ends what is no longer wished', { wishes: [], held: [heldOf('a')], listed: [graphOf('a')] }, ['end g-a']],
    [
      'ends what is at an address of ours that nobody knows',
      { held: [heldOf('a')], listed: [graphOf('a'), graphOf('lost')] },
      ['end g-lost'],
    ],
    [
      'ends the second of two at one address',
      { held: [heldOf('a')], listed: [graphOf('a'), graphOf('a', 'g-again')] },
      ['end g-again'],
    ],
    [
      'leaves alone what belongs to another installation',
      {
        held: [heldOf('a')],
        listed: [graphOf('a'), { id: 'x', notificationUrl: 'https://other.example/api/graph/changes/t1/z' }],
      },
      [],
    ],
    [
      'replaces what is told of something else',
      { held: [heldOf('a', 'users', { changeTypes: 'deleted' })], listed: [graphOf('a')] },
      ['retire a', 'make users'],
    ],
    [
      'replaces what calls an address that is no longer ours',
      { held: [heldOf('a', 'users', { url: 'https://old.example/a' })], listed: [{ id: 'g-a' }] },
      ['retire a', 'make users'],
    ],
    [
      'keeps what is being replaced until another one lives',
      { held: [heldOf('a', 'users', { state: 'ending', current: undefined as never })], listed: [graphOf('a')] },
      ['make users'],
    ],
    [
      'ends what was replaced',
      {
        held: [heldOf('a', 'users', { state: 'ending', current: undefined as never }), heldOf('b')],
        listed: [graphOf('a'), graphOf('b')],
      },
      ['end g-a'],
    ],
    ['forgets what another application holds', { held: [heldOf('a', 'users', { clientId: 'old' })] }, ['forget a', 'make users']],
  ];
  for (const [title, changes, steps] of cases) it(title, () => assert.deepEqual(plan(changes), steps));

  it('replaces rich ones whose key was changed', () => {
    const rich = { ...wishOf('users'), rich: true as const };
    const held = [heldOf('a', 'users', { certificateId: 'old' })];
    assert.deepEqual(plan({ wishes: [rich], held, listed: [graphOf('a')], certificateId: 'new' }), ['retire a', 'make users']);
    assert.deepEqual(plan({ wishes: [rich], held, listed: [graphOf('a')], certificateId: 'old' }), []);
  });

  /** A world in which every step succeeds. */
  function carried(compared: Compared): Compared {
    let held = [...compared.held];
    let listed = [...compared.listed];
    let made = 0;
    for (const step of planOf(compared)) {
      if (step.do === 'forget') held = held.filter((one) => one !== step.held);
      else if (step.do === 'end') {
        listed = listed.filter(({ id }) => id !== step.graphId);
        held = held.filter((one) => one !== step.held);
      } else if (step.do === 'make') {
        made += 1;
        const slot = `n${made}-${held.length}`;
        if (held.some((one) => one.current && one.wish === step.wish.key)) continue;
        held.push(heldOf(slot, step.wish.key));
        listed.push(graphOf(slot));
      } else {
        const change: Partial<HeldSubscription> =
          step.do === 'retire'
            ? { state: 'ending', current: undefined as never }
            : { state: 'live', renewAt: inMinutes(1_000), reauthorize: undefined as never };
        const graphId = step.do === 'adopt' ? { graphId: step.graph.id } : {};
        held = held.map((one) => (one === step.held ? { ...one, ...change, ...graphId } : one));
      }
    }
    return { ...compared, held, listed };
  }

  it('comes from anywhere to exactly what is wished, in three rounds at most, and then stays there', () => {
    const keys = ['users', 'mail:1', 'mail:2'];
    const one = fc.record({
      wish: fc.constantFrom(...keys),
      change: fc.record(
        {
          state: fc.constantFrom('making' as const, 'live' as const, 'ending' as const),
          expiresAt: fc.constantFrom(inMinutes(-1), inMinutes(3_000)),
          renewAt: fc.constantFrom(inMinutes(-1), inMinutes(2_000)),
          clientId: fc.constantFrom('app', 'app', 'old'),
          changeTypes: fc.constantFrom('updated', 'updated', 'deleted'),
          reauthorize: fc.constant(true as const),
          isStrange: fc.constant(true as const),
        },
        { requiredKeys: [] },
      ),
      isListed: fc.boolean(),
    });
    const world = fc.record({
      wishes: fc.subarray(keys),
      ones: fc.array(one, { maxLength: 6 }),
      strays: fc.subarray(['x', 'y']),
    });
    fc.assert(
      fc.property(world, ({ wishes, ones, strays }) => {
        const serving = new Set<string>();
        const held = ones.map(({ wish, change: { isStrange, ...change } }, place) => {
          const isCurrent = change.state !== 'ending' && !serving.has(wish);
          if (isCurrent) serving.add(wish);
          return heldOf(String(place), wish, {
            ...change,
            ...(isStrange && { graphId: `strange-${place}` }),
            ...(!isCurrent && { current: undefined as never, state: 'ending' as const }),
          });
        });
        const listed = [
          ...ones.flatMap(({ isListed }, place) => (isListed ? [graphOf(String(place))] : [])),
          ...strays.map((slot) => graphOf(slot)),
        ];
        let state: Compared = { wishes: wishes.map(wishOf), held, listed, as, base, now };
        for (let round = 0; round < 3; round += 1) state = carried(state);
        assert.deepEqual(planOf(state).map(short), []);
        assert.deepEqual(state.held.map(({ wish }) => wish).sort(), [...wishes].sort());
        assert.equal(state.listed.length, wishes.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the lives of subscriptions', () => {
  it('end with what Graph documents, and are renewed with hours to spare', () => {
    for (const minutes of Object.values(documentedLives).flat() as number[]) {
      const end = endOfLife(now, minutes);
      for (const chance of [0, 0.5, 0.999]) {
        const at = renewalAt(now, end, () => chance);
        assert.ok(at > now && end.getTime() - at.getTime() >= 17 * 60 * minute, `${minutes} ${chance}`);
      }
    }
    assert.ok(renewalAt(now, inMinutes(-5), () => 0.5) <= now);
  });
});
