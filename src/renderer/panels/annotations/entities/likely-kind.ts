import type { EntityKind } from '#core/model';

/** Words that end the names of places. */
const PLACE = /\b(?:province|district|city|region|county|valley|river|island|mountains?)$/iu;
/** Words that names of bodies hold, in English. */
const BODY =
  /\b(?:academy|administration|agency|alliance|army|assembly|association|authority|bank|board|bureau|cent(?:er|re)|church|coalition|college|commission|committee|company|congress|corps|council|court|department|federation|forces?|foundation|front|fund|government|group|institute|international|league|ministry|movement|nations|navy|network|office|organi[sz]ation|parliament|party|police|press|program(?:me)?|senate|service|society|state|states|studies|taliban|times|treasury|tribunal|union|university)\b/iu;
/** Two capitals or more together: "CSIS", "ISIS-K", "UN", and "U.S." with its points. */
const ACRONYM = /(?:^|[^\p{L}])(?:\p{Lu}{2,}|(?:\p{Lu}\.){2,})/u;

/** Which kind of actor a name is most likely of: the one that is offered first. */
export function likelyKind(name: string): EntityKind {
  if (PLACE.test(name)) return 'place';
  const isBody = /^the\s/iu.test(name) || BODY.test(name) || ACRONYM.test(name);
  return isBody ? 'organisation' : 'person';
}
