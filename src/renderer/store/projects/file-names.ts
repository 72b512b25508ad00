/** Names that the person's files get where nobody has typed one. */

/** What no file system of today's takes in a name, and what would hide in one. */
const UNSAFE = /[\\/:*?"<>|\p{C}]+/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A title as the name of a file, without its ending; `otherwise` where nothing is left of it. */
export function fileNameFor(title: string, otherwise: string): string {
  const plain = title.replace(UNSAFE, ' ').replace(/\s+/g, ' ').slice(0, 80);
  const name = plain.replace(/^[. ]+|[. ]+$/g, '');
  return name === '' || RESERVED.test(name) ? otherwise : name;
}
