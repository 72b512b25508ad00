/** Long enough for any browser to have begun the download. */
const KEEP_URL = 60_000;

/** Hands bytes to the person as the browser's download. */
export function download(name: string, bytes: Blob): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL);
}
