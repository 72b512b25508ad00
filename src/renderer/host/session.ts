/**
 * The loopback shell's session. The address that `npm start` prints carries a one-time ticket in
 * its fragment, which no server log and no referrer sees. The page exchanges it once, strips it
 * from the address, and keeps the session for as long as the tab lives, so that a reload needs no ticket.
 */
const KEY = 'obelus-session';

const START_AGAIN = 'Run "npm start" again and open the address it prints.';

/** Takes the ticket out of the address, so that neither history nor a copied address holds it. */
function takeTicket(): string | null {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
  if (ticket === null) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return ticket;
}

async function exchange(ticket: string): Promise<string | null> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ticket }),
  });
  const answer: unknown = response.ok ? await response.json() : null;
  if (typeof answer !== 'object' || answer === null || !('session' in answer)) return null;
  return typeof answer.session === 'string' ? answer.session : null;
}

/** Whether the server knows the session: it forgets all of them when it ends. */
async function isAdmitted(session: string): Promise<boolean> {
  const response = await fetch('/call/describeHost', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${session}` },
    body: '{}',
  });
  return response.ok;
}

const unreachable = (): never => {
  throw new Error(`Obelus is not running behind this page. ${START_AGAIN}`);
};

let current = '';

/** The session to call with. */
export const currentSession = (): string => current;

/** Keeps a session for as long as the tab lives. */
function keep(session: string): void {
  sessionStorage.setItem(KEY, session);
  current = session;
}

/** Keeps it once more, where what the browser kept for the page was let go of. */
export const keepSession = (): void => {
  if (current !== '') keep(current);
};

/**
 * Takes each ticket that is put into the address of this page later: opened in a tab that has Obelus
 * already, such an address loads nothing anew, and what is unsaved there is kept.
 */
function takeLaterTickets(): void {
  const ticket = takeTicket();
  if (ticket === null) return;
  exchange(ticket).then(
    (fresh) => {
      if (fresh !== null) keep(fresh);
    },
    () => undefined,
  );
}

/** @throws Error with a sentence for the person. */
export async function openSession(): Promise<void> {
  addEventListener('hashchange', takeLaterTickets);
  const ticket = takeTicket();
  const fresh = ticket === null ? null : await exchange(ticket).catch(unreachable);
  if (fresh !== null) {
    keep(fresh);
    return;
  }
  const kept = sessionStorage.getItem(KEY);
  if (kept !== null && (await isAdmitted(kept).catch(unreachable))) {
    keep(kept);
    return;
  }
  sessionStorage.removeItem(KEY);
  throw new Error(
    ticket === null && kept === null
      ? `This page was opened without a ticket. ${START_AGAIN}`
      : `This page’s session has ended. ${START_AGAIN}`,
  );
}
