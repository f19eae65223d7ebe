import { createManualClock } from '../sandbox/sandbox-clock.ts';
import { contoso, startCloud } from '../sandbox/testing/cloud-caller.ts';
import { graphHost } from '../src/graph/addresses.ts';
import { graphGateway } from '../src/graph/gateway.ts';
import { outboundHttp } from '../src/identity/http/outbound.ts';
import { activityFeed } from '../src/services/feed/activity-feed.ts';
import { teamsLink } from '../src/services/feed/teams-link.ts';
import { type Figure, type Measurement, type Run, rounded } from './harness/measurement.ts';

const perCall = 100;
const perSecond = 200;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const notice = {
  activityType: 'ticketAssigned',
  parameters: { number: '12' },
  preview: 'Printer on fire',
  webUrl: 'https://desk.example/records/ticket/12',
  topic: 'Ticket 12',
};

/** What one fan-out came to. */
interface FanOut {
  calls: number;
  seconds: number;
  sent: number;
  tooEarly: number;
  reached: number;
  /** How the first one ended. */
  first: string;
}

/** Tells so many people through the activity feed of the sandbox, whose limits hold, on a clock that moves only while somebody waits. */
async function fanOut(people: number): Promise<FanOut> {
  const clock = createManualClock(new Date('2026-11-20T09:00:00Z'));
  const cloud = await startCloud({ clock });
  try {
    const { sandbox } = cloud;
    const { users } = sandbox.cloud.entra.directory;
    const ids = Array.from({ length: people }, (_, place) => `5e1f0a2b-1000-4c3d-9e4f-${String(place + 1).padStart(12, '0')}`);
    for (const id of ids) {
      users.add(contoso.tenant, { id, displayName: id, userPrincipalName: `${id}@contoso.example` });
      await sandbox.cloud.graph.teams.install(contoso.tenant, id);
    }
    const value = await cloud.appToken();
    const sleep = async (ms: number) => clock.advance(ms);
    const reroutes = Object.fromEntries(sandbox.cloud.reroutes.map(({ host, to }) => [host, to]));
    const http = outboundHttp({ allowed: [graphHost], reroutes, reroutedOnly: true });
    const timing = { now: () => clock.now().getTime(), sleep };
    const requestId = () => 'bench';
    const gateway = graphGateway({ http, timing, random: () => 0.5, requestId, log: quiet, publicUrl: 'https://desk.example' });
    const tokens = async () => ({ value, expiresAt: new Date(Date.parse('2026-11-20T10:00:00Z')) });
    const feed = activityFeed({
      graph: (tenantId) => gateway.as({ tenantId, tokens }),
      opens: teamsLink({ publicUrl: 'https://desk.example', teamsAppId: 'bench' }),
    });
    const began = clock.now().getTime();
    const outcomes = await feed.notifyMany('bench', ids, notice);
    const calls = sandbox.log.after(0).filter(({ url }) => /sendActivityNotification/.test(url)).length;
    const { graph } = sandbox.cloud;
    return {
      calls,
      seconds: (clock.now().getTime() - began) / 1_000,
      sent: outcomes.filter(({ state }) => state === 'sent').length,
      tooEarly: graph.throttle.tooEarly().length,
      reached: graph.notices().filter(({ isDelivered }) => isDelivered).length,
      first: JSON.stringify(outcomes[0]),
    };
  } finally {
    await cloud.sandbox.close();
  }
}

async function run({ tiny, quick, say }: Run): Promise<Figure[]> {
  const sizes = tiny ? [250] : quick ? [1, 100, 101, 2_000] : [1, 100, 101, 250, 2_000, 10_000];
  let [calls, least, seconds, allowed, tooEarly] = [0, 0, 0, 0, 0];
  let slowest = 0;
  for (const people of sizes) {
    say(`P6 ${people} people`);
    const one = await fanOut(people);
    if (one.sent !== people || one.reached !== people)
      throw new Error(`${one.sent} sent and ${one.reached} reached of ${people}: ${one.first}`);
    calls += one.calls;
    least += Math.ceil(people / perCall);
    seconds += one.seconds;
    allowed += people / perSecond;
    tooEarly += one.tooEarly;
    slowest = Math.max(slowest, one.seconds / (people / perSecond));
  }
  const who = `${sizes.join(', ')} people`;
  const counted = `${calls} calls to Graph for ${who}; the least is ${least}; ${tooEarly} came too early`;
  const waited = `${seconds.toFixed(1)} s of virtual time for ${who}; ${perSecond} people a second would take ${allowed.toFixed(1)} s; the slowest of them took ${slowest.toFixed(2)} of its share`;
  return [
    { id: 'P6 calls', ratio: rounded(calls / least), control: 1, target: 1, detail: counted },
    { id: 'P6 time', ratio: rounded(slowest), control: 1, target: 1.05, detail: waited },
  ];
}

/** How many calls and how much time a notice to many people takes, against what Graph's limits allow at best. */
export const noticeFanOut: Measurement = { id: 'P6', title: 'a notice to many people', run };
