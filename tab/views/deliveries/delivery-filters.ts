import { deliveryChannels, deliveryStates } from './delivery-words.ts';

/** The filters as the address has them; what is none of ours is left out. */
export function filtersIn(search: URLSearchParams): { state?: string; channel?: string; record?: string; page: number } {
  const state = deliveryStates.find((one) => one === search.get('state'));
  const channel = deliveryChannels.find((one) => one === search.get('channel'));
  const record = search.get('record');
  const page = Number(search.get('page') ?? 1);
  return {
    ...(state && { state }),
    ...(channel && { channel }),
    ...(record && { record }),
    page: Number.isInteger(page) && page >= 1 && page <= 1_000 ? page : 1,
  };
}
