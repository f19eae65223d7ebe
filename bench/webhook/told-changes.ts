/** What both sides of the measurement know of the subscription. */
export const subscription = {
  tenantId: 'bench',
  slot: 'AAAAAAAAAAAAAAAAAAAAAA',
  id: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
  state: 'c2VjcmV0LXN0YXRlLW9mLXRoZS1iZW5jaC1tYXJr',
  entraTenantId: 'b1f2a9d4-0c51-4a0e-9d6e-5d2f7f3a1001',
};

/** How many notifications a call tells. */
export const itemsInCall = 100;

/** A call as Graph makes it: so many notifications of changed users, no two calls alike. */
export function toldCall(number: number): string {
  const value = Array.from({ length: itemsInCall }, (_, place) => {
    const user = `5e1f0a2b-1000-4c3d-9e4f-${String(number * itemsInCall + place).padStart(12, '0')}`;
    return {
      changeType: 'updated',
      clientState: subscription.state,
      resource: `Users/${user}`,
      resourceData: {
        '@odata.type': '#Microsoft.Graph.User',
        '@odata.id': `Users/${user}`,
        id: user,
        organizationId: subscription.entraTenantId,
        sequenceNumber: 637_000_000_000_000 + number,
      },
      subscriptionExpirationDateTime: '2026-12-19T12:00:00.0000000Z',
      subscriptionId: subscription.id,
      tenantId: subscription.entraTenantId,
    };
  });
  return JSON.stringify({ value });
}
