/**
 * Words that a full stop belongs to, by what may follow it. English, and what English texts use of
 * Latin; the sets follow the classes of Grefenstette and Tapanainen, "What is a word, what is a
 * sentence?" (1994): those that never end a sentence, those followed by numbers, and those that may.
 */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Before a name or more of the same sentence: "Dr. Smith", "cf. Miller". */
const NEVER_LAST = setOf(
  `mr mrs ms mx dr prof gen lt col maj cpt capt cmdr cdr adm brig sgt cpl pvt sen rep gov pres rev
   hon amb supt insp fr st mt ft msgr mme mlle messrs vs v cf viz ca approx e.g i.e esp incl resp
   aka a.k.a abd mohd muh`,
);

/** Before a number: "No. 5", "p. 12", "Fig. 3", "Jan. 6". */
const BEFORE_NUMBER = setOf(
  `no nos p pp vol vols ch chap chaps sec sect secs fig figs art arts para paras par eq eqs n nn fn
   fnn l ll app tab tbl pt pts ed eds iss ser suppl ref refs ex exh cl reg regs ver al cit ibid id
   loc op circa c est art. jan feb mar apr jun jul aug sep sept oct nov dec`,
);

/** May end a sentence, and may stand in its midst before a name: "Acme Inc. The", "Acme Inc. Tower". */
const MAY_BE_LAST = setOf(
  `inc ltd co corp llc plc bros dept univ jr sr esq ave blvd rd hwy assn intl natl govt min max avg
   jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ph.d
   m.d b.a m.a d.phil`,
);

/** Words that begin sentences far more often than names: after "U.S." these begin a new one. */
const STARTERS = setOf(
  `the a an this that these those it its he his she her they their we our you your i my there here
   in on at of for from to by with within without under over about against among between during
   after before since until while when where as if though although because but and or nor so yet
   however moreover furthermore therefore thus hence meanwhile nevertheless nonetheless instead
   indeed also both each every either neither some many most several few all no not only one two
   three other others another such what who whom whose which why how according despite yes even
   more much still then now once`,
);

const TIME_AFTER_HOUR =
  /^(?:[A-Z]{2,4}\b|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;

const isStarter = (word: string): boolean => STARTERS.has(word.toLowerCase());

/**
 * Whether a sentence goes on after "token." with `next`.
 *
 * @param token the word before the full stop, with its inner stops: "U.S", "Dr"
 * @param next the text that follows, without opening quotes and brackets
 */
export function goesOnAfter(token: string, next: string): boolean {
  const word = token.toLowerCase();
  const isNumber = /^\p{N}/u.test(next);
  if (NEVER_LAST.has(word)) return true;
  if (isNumber && BEFORE_NUMBER.has(word)) return true;
  if (/^[IVXLC]+\b/.test(next) && /^(?:vol|ch|chap|pt|art|sec|no|app)s?$/.test(word)) return true;
  if (/^[ap]\.m$/.test(word)) return TIME_AFTER_HOUR.test(next) && !startsAnew(next);
  const isInitial = /^\p{Lu}$/u.test(token);
  const isAcronym = /^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u.test(token);
  if (isInitial || isAcronym || MAY_BE_LAST.has(word)) return !startsAnew(next);
  // "3. 12. 2020": dates and numbering.
  return isNumber && /^\p{N}{1,2}$/u.test(token);
}

function startsAnew(next: string): boolean {
  const word = /^[\p{L}’']+/u.exec(next)?.[0] ?? '';
  // "J. A. Smith": a letter with a stop is one more initial.
  return word !== '' && isStarter(word) && next.charAt(word.length) !== '.';
}
