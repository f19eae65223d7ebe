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
