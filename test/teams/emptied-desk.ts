import type { CollectionDefinition, StoredDocument } from '../../shared/ports/document-store.ts';
import { derivedId } from '../../src/actions/keys.ts';
import { recordKinds } from '../../src/records/kinds.ts';
import type { DeskInTeams } from './desk-fixture.ts';

const tenantId = derivedId('seed', 'northwind');

/** Takes everything out of the first desk but its set-up and Ada, as it is on the first day. */
export async function emptied(desk: DeskInTeams): Promise<void> {
  const ada = (await desk.stored().members.byMail('ada.okafor@northwind.example'))!;
  for (const kind of [
    'ticket',
    'task',
    'project',
    'approval',
    'time-entry',
    'client',
    'contact',
    'delivery',
    'member',
  ] as const) {
    const collection = desk.core.store.collection(recordKinds[kind].collection as CollectionDefinition<StoredDocument>);
    await collection.deleteMany({ tenantId, ...(kind === 'member' && { _id: { $ne: ada._id } }) });
  }
  desk.core.directory.forgetMembers();
}
