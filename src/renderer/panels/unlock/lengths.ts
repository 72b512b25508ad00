/** Characters from which a passphrase counts as long enough: advised, never demanded. */
export const ADVISED = 12;
/** Of UTF-16, that the contract takes. More is told, never cut: the rest would be needed elsewhere. */
export const MOST = 1024;
