/**
 * What becomes of a record: it is there for the first time, says something else or is at odds over it,
 * is gone, is back; says the same as before, as where two imported one document; or was made and
 * removed again elsewhere, and is only carried along.
 */
export type Effect = 'new' | 'changed' | 'deleted' | 'restored' | 'same' | 'gone';
