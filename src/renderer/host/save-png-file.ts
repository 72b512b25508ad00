import type { HostApi, HostDescription, Result } from '#contract';
import { done, refused } from '#contract';
import { base64Of } from './base64-of.ts';
import { download } from './download.ts';

/** Bytes: what one call to the host carries as Base64. */
const MOST_BYTES = 48 * 1024 * 1024;

/**
 * Hands a PNG to the person as a file, as `saveTextFile` does a text. One that is too large for the
 * way to the host is refused. `saved` is false where the person cancelled.
 */
export async function savePngFile(
  host: HostApi,
  description: HostDescription,
  suggestedName: string,
  png: Blob,
): Promise<Result<{ readonly saved: boolean }>> {
  if (!description.nativeDialogs) {
    download(suggestedName, png);
    return done({ saved: true });
  }
  if (png.size > MOST_BYTES)
    return refused('too-large', 'The picture is too large to be saved as PNG: save it as SVG.');
  const base64 = await base64Of(png);
  return host.saveBytes({ suggestedName, mediaType: 'image/png', base64 });
}
