import { seedOutsider, seedTenants } from './people.ts';

/** Everybody of the seeded desks, and one whom no desk lets in, as the sandbox's Teams knows them. */
export function sandboxPeople() {
  const members = seedTenants.flatMap((tenant) =>
    tenant.members.map((member) => ({
      name: member.name,
      aadObjectId: member.entraObjectId,
      entraTenantId: tenant.entraTenantId,
      role: `${member.roles.join(', ')}, ${tenant.name}`,
      email: member.mail,
      locale: member.locale,
      zone: member.zone,
    })),
  );
  const { name, mail, entraObjectId, entraTenantId } = seedOutsider;
  const outsider = {
    name,
    aadObjectId: entraObjectId,
    entraTenantId,
    role: 'outsider',
    email: mail,
    locale: 'en-GB',
    zone: 'Europe/London',
    outsider: true,
  };
  return [...members, outsider];
}

/** The group chats of each desk's people, and one that the outsider is in: nobody shares a chat with another organisation's desk. */
export function sandboxGroups() {
  const desks = seedTenants.map(({ name, entraTenantId, members }) => ({
    name: `Service desk of ${name}`,
    entraTenantId,
    members: members.map((member) => member.entraObjectId),
  }));
  const host = desks.find(({ entraTenantId }) => entraTenantId === seedOutsider.entraTenantId);
  const shared = { name: 'Shared with a client', members: [...(host?.members ?? []), seedOutsider.entraObjectId] };
  return [...desks.map(({ name, members }) => ({ name, members })), shared];
}
