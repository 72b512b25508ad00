import { attributeOf, type PageElement } from './page-tree.ts';

const LONGEST = 1000;

function hostOf(address: string): string | null {
  try {
    const url = new URL(address, 'about:blank');
    return /^https?:$/.test(url.protocol) ? url.hostname : null;
  } catch {
    return null;
  }
}

/**
 * What stands in an image's place: its description and the host it would have come from. Nothing
 * for images that the page itself calls decoration, and for counting pixels.
 */
export function imageCaption(image: PageElement): string | null {
  const alt = attributeOf(image, 'alt')?.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const source = attributeOf(image, 'src') ?? attributeOf(image, 'data-src') ?? '';
  const host = hostOf(source.startsWith('//') ? `https:${source}` : source);
  const isTiny = [attributeOf(image, 'width'), attributeOf(image, 'height')].some(
    (size) => size === '0' || size === '1',
  );
  if (alt === '' || isTiny || (alt === undefined && host === null)) return null;
  const from = host === null ? 'Image' : `Image from ${host}`;
  return alt === undefined ? from : `${from}: ${alt}`;
}
