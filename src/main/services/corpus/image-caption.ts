const LONGEST = 1000;

function hostOf(address: string): string | null {
  try {
    const url = new URL(address.startsWith('//') ? `https:${address}` : address);
    return /^https?:$/.test(url.protocol) ? url.hostname : null;
  } catch {
    return null;
  }
}

/**
 * What stands in an image's place: its description and the host it would have come from. Nothing
 * for an image that its source calls decoration by an empty description.
 */
export function imageCaption(alt: string | undefined, address: string): string | null {
  const description = alt?.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const host = hostOf(address);
  if (description === '' || (description === undefined && host === null)) return null;
  const from = host === null ? 'Image' : `Image from ${host}`;
  return description === undefined ? from : `${from}: ${description}`;
}
