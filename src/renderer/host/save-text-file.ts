import type { HostApi, HostDescription, Result } from '#contract';
import { done } from '#contract';
import { download } from './download.ts';

/**
 * Hands a text to the person as a file: by the shell's own dialog where it has one, otherwise as the
 * browser's download. `saved` is false where the person cancelled.
 */
export async function saveTextFile(
  host: HostApi,
  description: HostDescription,
  suggestedName: string,
  mediaType: string,
  text: string,
): Promise<Result<{ readonly saved: boolean }>> {
  if (description.nativeDialogs) return host.saveText({ suggestedName, mediaType, text });
  download(suggestedName, new Blob([text], { type: mediaType }));
  return done({ saved: true });
}
