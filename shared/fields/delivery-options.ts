/** How a delivery stands, as the choices of a form. */
export const deliveryStateOptions = [
  { value: 'pending', title: 'Waiting', words: ['open'] },
  { value: 'sending', title: 'Being sent' },
  { value: 'sent', title: 'Sent' },
  { value: 'delivered', title: 'Delivered' },
  { value: 'skipped', title: 'Skipped' },
  { value: 'failed', title: 'Failed' },
  { value: 'uncertain', title: 'Uncertain', words: ['unknown'] },
  { value: 'dead', title: 'Given up', words: ['dead letters'] },
] as const;

/** The channels of deliveries, as the choices of a form. */
export const deliveryChannelOptions = [
  { value: 'feed', title: 'Activity feed', words: ['activity'] },
  { value: 'bot', title: 'Bot message' },
  { value: 'mail', title: 'Mail' },
  { value: 'teams', title: 'Bot answer' },
] as const;
