/** What the page's policy asks before an address may become a program; not every browser has it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

/**
 * What opens one thread, again and again. Only this address passes the policy, which page-headers.ts
 * names.
 *
 * @param address as the bundler gives it for `…-worker.ts?worker&url`
 */
export function threadOpener(policy: string, address: string): () => Worker {
  let trust: ((url: string) => string) | null = null;
  return () => {
    if (trust === null) {
      const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
      const made = trustedTypes?.createPolicy(policy, {
        createScriptURL: (wanted) => {
          if (wanted !== address) throw new TypeError(`${policy} opens one thread and no other.`);
          return wanted;
        },
      });
      trust = (wanted) => made?.createScriptURL(wanted) ?? wanted;
    }
    return new Worker(trust(address), { type: 'module' });
  };
}
