import assert from 'node:assert/strict';
import type { DirectoryReport, DirectoryRun } from '../../shared/domain/directory-run.ts';
import { type GraphFixture, graphOn } from '../../src/graph/testing/graph-fixture.ts';
import { memberCollection } from '../../src/records/collections.ts';
import { directoryStateCollection } from '../../src/services/directory/directory-state.ts';
import { type DirectorySync, directorySync } from '../../src/services/directory/directory-sync.ts';
import { directoryUserCollection } from '../../src/services/directory/directory-users.ts';
import { type DoorDesk, doorDesk } from '../desk/door-fixture.ts';
import { FakeUsers } from './fake-users.ts';

type Answers = Parameters<typeof graphOn>[0];

/** The object id of the made-up account of that number. */
export const accountId = (number: number) => `9a1f0a2b-1000-4c3d-9e4f-${String(number).padStart(12, '0')}`;

/** A seeded desk whose members are linked to nobody, and an organisation of eight accounts: two that fit, two guests, one disabled, two that both fit Ada, one stranger. */
export class DirectoryDesk {
  readonly desk: DoorDesk;
  readonly users = new FakeUsers();
  readonly tenantId: string;
  graph: GraphFixture;
  sync: DirectorySync;

  private constructor(desk: DoorDesk, tenantId: string) {
    this.desk = desk;
    this.tenantId = tenantId;
    this.graph = graphOn((asked) => this.users.answer(asked));
    this.sync = this.another();
  }

  static async open(): Promise<DirectoryDesk> {
    const desk = await doorDesk();
    const { tenantId } = await desk.member('tess');
    await desk.core.store.collection(memberCollection).updateMany({ tenantId }, { $unset: { entraObjectId: '' } });
    const made = new DirectoryDesk(desk, tenantId);
    made.users.put(
      {
        id: accountId(1),
        displayName: 'Tess',
        mail: 'Tess.Morgan@Northwind.example',
        userPrincipalName: 'tess@northwind.onmicrosoft.com',
      },
      { id: accountId(2), displayName: 'Ravi', mail: null, userPrincipalName: 'RAVI.PATEL@northwind.example' },
      { id: accountId(3), displayName: 'Somebody', mail: 'somebody@northwind.example' },
      { id: accountId(4), displayName: 'Dana, a guest', mail: 'dana.fischer@northwind.example', userType: 'Guest' },
      { id: accountId(5), displayName: 'Arno, who left', mail: 'arno.lindqvist@northwind.example', accountEnabled: false },
      { id: accountId(6), displayName: 'Ada', mail: 'ada.okafor@northwind.example', accountEnabled: true },
      {
        id: accountId(7),
        displayName: 'Another Ada',
        mail: 'x@northwind.example',
        userPrincipalName: 'ada.okafor@northwind.example',
      },
      {
        id: accountId(8),
        displayName: 'Iris, a guest',
        userPrincipalName: 'iris.chen_northwind.example#EXT#@other.onmicrosoft.com',
        mail: 'iris.chen@northwind.example',
      },
    );
    return made;
  }

  /** The sync of a further process on the same store. */
  another(): DirectorySync {
    const { core } = this.desk;
    const { graph } = this;
    const log = { info() {}, warn() {}, error() {} };
    return directorySync({
      ...core,
      graph: (tenant) => graph.as(tenant),
      tenants: () => core.directory.tenants(),
      timing: graph.time,
      log,
    });
  }

  /** Puts another far side in place. */
  answerBy(answers: Answers): void {
    this.graph = graphOn(answers);
    this.sync = this.another();
  }

  run(): Promise<DirectoryRun> {
    return this.graph.time.run(this.sync.run(this.tenantId));
  }

  /** Runs, and it must end well. */
  async report(): Promise<DirectoryReport> {
    const result = await this.run();
    assert.equal(result.state, 'done', JSON.stringify(result));
    return (result as { report: DirectoryReport }).report;
  }

  state() {
    const { tenantId } = this;
    return this.desk.core.store.collection(directoryStateCollection).findOne({ _id: `${tenantId}:directory`, tenantId });
  }

  changeState(update: Record<string, Record<string, unknown>>) {
    const { tenantId } = this;
    return this.desk.core.store
      .collection(directoryStateCollection)
      .updateOne({ _id: `${tenantId}:directory`, tenantId }, update);
  }

  changeMember(mail: string, set: Record<string, unknown>) {
    return this.desk.core.store.collection(memberCollection).updateOne({ tenantId: this.tenantId, mail }, { $set: set });
  }

  kept() {
    return this.desk.core.store.collection(directoryUserCollection).find({ tenantId: this.tenantId, round: { $gte: 0 } }, {});
  }

  /** How many requests went to addresses with this in them. */
  asked(part: string): number {
    return this.graph.asked.filter(({ url }) => url.includes(part)).length;
  }
}

/** A report in numbers: seen, linked, unlinked, unmatched, ambiguous, unsettled. */
export function counts({ seen, linked, unlinked, unmatched, ambiguous, unsettled }: DirectoryReport): number[] {
  return [seen, linked, unlinked, unmatched, ambiguous, unsettled];
}
