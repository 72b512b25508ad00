/** The parts of the package that are used here; it brings no types of its own. */
declare module 'edtf' {
  /** Throws for what is no EDTF of the level. */
  export function parse(
    text: string,
    constraints?: { readonly level?: 0 | 1 | 2; readonly types?: readonly string[] },
  ): { readonly type: string; readonly level: number };
}
