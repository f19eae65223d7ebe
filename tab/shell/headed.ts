import { createContext } from 'react';

/** Whether the page already has its heading of the first rank; a state that stands alone is its own. */
export const HeadedContext = createContext(false);
