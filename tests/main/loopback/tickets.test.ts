import { describe, expect, it } from 'vitest';
import { createTickets } from '../../../src/main/loopback/tickets.ts';

const MINUTE = 60_000;

describe('a ticket', () => {
  it('is exchanged for a session once', () => {
    const tickets = createTickets();
    const ticket = tickets.issue();
    const session = tickets.redeem(ticket);
    expect(session).toMatch(/^[\w-]{43}$/);
    expect(tickets.redeem(ticket)).toBeNull();
    expect(tickets.admits(String(session))).toBe(true);
  });

  it.each([
    { after: 5 * MINUTE - 1, isGood: true },
    { after: 5 * MINUTE, isGood: false },
  ])('lives five minutes: after $after ms', ({ after, isGood }) => {
    let now = 1_000;
    const tickets = createTickets(() => now);
    const ticket = tickets.issue();
    now += after;
    expect(tickets.redeem(ticket) !== null).toBe(isGood);
  });

  it('is no session, and a session is no ticket', () => {
    const tickets = createTickets();
    const ticket = tickets.issue();
    expect(tickets.admits(ticket)).toBe(false);
    const session = String(tickets.redeem(ticket));
    expect(tickets.redeem(session)).toBeNull();
  });

  it('is different every time', () => {
    const tickets = createTickets();
    expect(new Set(Array.from({ length: 100 }, () => tickets.issue())).size).toBe(100);
  });

  it('leaves the others as they are when it is used', () => {
    const tickets = createTickets();
    const [first, second] = [tickets.issue(), tickets.issue()];
    const session = String(tickets.redeem(first));
    expect(tickets.redeem(second)).not.toBeNull();
    expect(tickets.admits(session)).toBe(true);
  });
});
