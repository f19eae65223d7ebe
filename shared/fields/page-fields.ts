import { field } from './field-builders.ts';

/** The inputs by which a surface pages through a list. */
export const pageFields = {
  skip: field.number('Skip', { hidden: true, minimum: 0, maximum: 10_000, optional: true }),
  limit: field.number('Limit', { hidden: true, minimum: 1, maximum: 200, optional: true }),
} as const;

/** How many rows a page has when nobody says. */
export const usualPage = 50;
