import type { HostApi, HostDescription, Result } from '#contract';
import { done } from '#contract';

/** Long enough for any browser to have begun the download. */
const KEEP_URL = 60_000;

function download(name: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL);
}

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
  download(suggestedName, mediaType, text);
  return done({ saved: true });
}
