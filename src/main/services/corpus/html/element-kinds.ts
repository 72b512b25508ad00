const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements of which nothing is read: they run, load, draw or ask, or never show. */
export const DROPPED = set(
  'head script style template noscript iframe frame frameset noframes object embed applet portal ' +
    'fencedframe svg math canvas audio video map area param source track input select option ' +
    'optgroup datalist progress meter base link meta title dialog',
);

/** Elements that begin and end a block of text. */
export const BLOCK = set(
  'address article aside blockquote body button caption center dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li ' +
    'listing main menu nav ol p plaintext pre search section summary table tbody td textarea tfoot ' +
    'th thead tr ul xmp',
);

export const HEADING = set('h1 h2 h3 h4 h5 h6');
export const LIST = set('ul ol menu dir');

/** Elements whose white space counts. */
export const VERBATIM = set('pre listing xmp plaintext textarea');
