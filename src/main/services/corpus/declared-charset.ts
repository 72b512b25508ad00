export interface DeclaredCharset {
  /** As the page writes it, shortened. */
  readonly label: string;
  /** The encoding it is read as; null where it is not one that we read. */
  readonly encoding: string | null;
}

/** As browsers do, only the start of a page is searched for its declaration. */
const LOOK_AT = 4096;

/** No stateful encodings among them: UTF-7 and ISO-2022 hide markup from whoever checks it. */
const READ: ReadonlySet<string> = new Set([
  'utf-8',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'gbk',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
]);

function encodingFor(label: string): string | null {
  try {
    const encoding = new TextDecoder(label).encoding;
    return READ.has(encoding) ? encoding : null;
  } catch {
    return null;
  }
}

/** The charset that a page's first bytes declare by `<meta>` or an XML declaration. */
export function declaredCharset(bytes: Uint8Array): DeclaredCharset | null {
  const head = Buffer.from(bytes.subarray(0, LOOK_AT)).toString('latin1');
  const found =
    /<meta[^>]{0,200}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w:.-]{1,40})/i.exec(head) ??
    /^\s{0,8}<\?xml[^>]{0,100}?encoding\s{0,8}=\s{0,8}["']([\w:.-]{1,40})/i.exec(head);
  const label = found?.[1];
  return label === undefined ? null : { label, encoding: encodingFor(label) };
}
