import { createHash, randomBytes } from 'node:crypto';

/**
 * Who may call. A ticket stands in the address that the person opens; the page exchanges it, once
 * and within five minutes, for a session that lasts as long as the process, and beyond it where its
 * hash is given to the next. Only hashes are kept:
 * looking one up takes the same time however much of it was guessed.
 */
export interface Tickets {
  /** A new ticket of 32 random bytes, in URL-safe Base64. */
  readonly issue: () => string;
  /** The session for a ticket that was issued here, is fresh and was not used; otherwise null. */
  readonly redeem: (ticket: string) => string | null;
  readonly admits: (session: string) => boolean;
  /** Hashes of the sessions, the latest few. */
  readonly sessions: () => readonly string[];
}

/** Milliseconds. */
const ticketLifetime = 5 * 60 * 1000;

/** Windows that one has open at a time, and more. */
const MOST_SESSIONS = 16;

const secretToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');

/** @param known hashes of sessions that are admitted from the beginning */
export function createTickets(
  now: () => number = Date.now,
  known: readonly string[] = [],
): Tickets {
  const expiries = new Map<string, number>();
  const sessions = new Set<string>(known);
  return {
    issue: () => {
      for (const [hash, expiry] of expiries) if (expiry <= now()) expiries.delete(hash);
      const ticket = secretToken();
      expiries.set(hashOf(ticket), now() + ticketLifetime);
      return ticket;
    },
    redeem: (ticket) => {
      const hash = hashOf(ticket);
      const expiry = expiries.get(hash);
      expiries.delete(hash);
      if (expiry === undefined || expiry <= now()) return null;
      const session = secretToken();
      sessions.add(hashOf(session));
      return session;
    },
    admits: (session) => sessions.has(hashOf(session)),
    sessions: () => [...sessions].slice(-MOST_SESSIONS),
  };
}
