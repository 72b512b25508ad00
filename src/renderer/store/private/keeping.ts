import { canonicalJson, type Json } from '#core/model';
import type { Context } from '../context.ts';

/**
 * What is done in the moment before a private workbench goes: nothing readable may be kept beside the
 * database, so it is handed to the host's sealed journal, which the next start brings it from. That it
 * may be there already makes no difference.
 */
export function keepPrivately({ host, identity, writer }: Context): () => void {
  const keep = (): void => {
    const lines = writer
      .pending()
      .flatMap(({ changes }) => changes)
      .map(({ change }) => `${canonicalJson({ ...change } as Json)}\n`);
    if (lines.length === 0) return;
    const { project, replica, analyst } = identity;
    const owner = { project, replica, analyst };
    host.appendToJournal({ owner, lines: lines.join('') }).catch(() => undefined);
  };
  globalThis.addEventListener('pagehide', keep);
  return () => {
    globalThis.removeEventListener('pagehide', keep);
  };
}
