import { pageIn } from '../rows/page-in.ts';
import { deliveryChannels, deliveryStates } from './delivery-words.ts';

/** The most pages of deliveries that can be asked for. */
const mostPages = 1_000;

/** The filters as the address has them; what is none of ours is left out. */
export function filtersIn(search: URLSearchParams): { state?: string; channel?: string; record?: string; page: number } {
  const state = deliveryStates.find((one) => one === search.get('state'));
  const channel = deliveryChannels.find((one) => one === search.get('channel'));
  const record = search.get('record');
  return {
    ...(state && { state }),
    ...(channel && { channel }),
    ...(record && { record }),
    page: pageIn(search, mostPages),
  };
}
