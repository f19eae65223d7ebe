import { deskForSpecs, itRefuses } from '../../test/desk/door-specs.ts';

describe('ticket.flag-sla-risk', () => {
  const desk = deskForSpecs();

  itRefuses(desk, 'ticket.flag-sla-risk', [
    ['tess', { ticket: '1001' }, 'not-allowed', /is done by the desk itself/],
    ['ada', { ticket: '1001' }, 'not-allowed', /is done by the desk itself/],
  ]);
});
