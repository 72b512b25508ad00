import address from './search-worker.ts?worker&url';

/** What the page's policy asks before an address may become a program; not every browser has it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

let trust: ((url: string) => string) | null = null;

/** The one address there is, as the policy `ObelusThreads` lets it through (page-headers.ts). */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trust === null) {
    const policy = trustedTypes?.createPolicy('ObelusThreads', {
      createScriptURL: (wanted) => {
        if (wanted !== address) throw new TypeError('This is not the thread of the search.');
        return wanted;
      },
    });
    trust = (wanted) => policy?.createScriptURL(wanted) ?? wanted;
  }
  return trust(url);
}

export const openWorker = (): Worker => new Worker(trusted(address), { type: 'module' });
