const LONGEST = 120;

/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/**
 * A file name that every system takes and that names no other folder or device: what may not be
 * in a name becomes "-", and it is shortened with its extension kept.
 */
export function safeFileName(suggested: string): string {
  const plain = suggested
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[/\\:*?"<>|]+/g, '-')
    .replace(/\s+/g, ' ');
  const dot = plain.lastIndexOf('.');
  const hasExtension = dot > 0 && plain.length - dot <= 12;
  const extension = hasExtension ? plain.slice(dot).replace(/[. ]+$/, '') : '';
  const stem = (hasExtension ? plain.slice(0, dot) : plain)
    .replace(/^[.\s-]+/, '')
    .slice(0, LONGEST)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[.\s-]+$/, '');
  const named = stem === '' ? 'Untitled' : stem;
  const root = named.split('.')[0] ?? named;
  return `${DEVICE.test(root.trim()) ? `_${named}` : named}${extension}`;
}
