/** The bytes that Base64 stands for; null where it is not Base64 throughout. */
export function fromBase64(base64: string): Uint8Array | null {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  // Buffer passes over what is not Base64; then bytes are missing at the end.
  const bytes = Buffer.from(base64, 'base64');
  return base64.length % 4 === 0 && bytes.length === (base64.length / 4) * 3 - padding
    ? bytes
    : null;
}
