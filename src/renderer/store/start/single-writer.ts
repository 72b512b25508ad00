/** Holds the right to write to a database, for as long as the page lives or until let go. */
export interface Hold {
  readonly release: () => void;
}

/**
 * What pages say to one another of a database: one asks for it, the one that works on it looks whether it
 * still has a host, and stays, or lets go.
 */
type Said = 'asks' | 'looks' | 'stays';

const channelOf = (name: string): BroadcastChannel => new BroadcastChannel(`obelus:${name}`);

/** Milliseconds more that are waited for a page that looks whether it can let go, and stores what it has. */
const LOOKING = 15_000;

/**
 * Of all windows and tabs of this origin one at a time works on a database: two would each hold a
 * state in memory that the other changes beneath it. A reload overlaps for a moment with the page it
 * replaces, so the lock is waited for a little; and for longer where the page that has it has lost its host.
 *
 * @returns null where another page keeps it.
 * @throws DOMException where the browser lets this page store nothing.
 */
export function holdDatabase(name: string, patience: number): Promise<Hold | null> {
  const channel = channelOf(name);
  const enough = new AbortController();
  const waitFor = (milliseconds: number): ReturnType<typeof setTimeout> =>
    setTimeout(() => {
      enough.abort();
    }, milliseconds);
  let timer = waitFor(patience);
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data === 'asks') return;
    clearTimeout(timer);
    timer = waitFor(data === 'looks' ? patience + LOOKING : patience);
  };
  channel.postMessage('asks' satisfies Said);
  return new Promise<Hold | null>((resolve, reject) => {
    navigator.locks
      .request(
        `obelus:${name}`,
        { signal: enough.signal },
        () =>
          new Promise<void>((release) => {
            resolve({ release });
          }),
      )
      .catch((error: unknown) =>
        enough.signal.aborted ? resolve(null) : reject(error as DOMException),
      );
  }).finally(() => {
    clearTimeout(timer);
    channel.close();
  });
}

/**
 * Answers pages that ask for a database that this one works on.
 *
 * @param isServed whether this page can still do so
 * @param leave lets go of the database
 * @returns what ends that
 */
export function answerAsking(
  name: string,
  isServed: () => Promise<boolean>,
  leave: () => void,
): () => void {
  const channel = channelOf(name);
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data !== 'asks') return;
    channel.postMessage('looks' satisfies Said);
    void isServed().then((isIt) => {
      if (isIt) channel.postMessage('stays' satisfies Said);
      else leave();
    });
  };
  return () => {
    channel.close();
  };
}
