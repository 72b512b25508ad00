/**
 * What surrounds an article on the web, as whole lines. `certain` lines are boilerplate wherever
 * they stand; `weak` ones, which an article may well have as its own heading or word, only inside a
 * stretch of boilerplate found by other signs. `opens` marks lines after which a page is usually
 * over: whether it is, the tail's own rule decides.
 */
export interface BoilerplateRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly strength: 'certain' | 'weak';
  readonly opens?: true;
}

export const LONGEST_RULED = 160;

const BOILERPLATE_RULES: readonly BoilerplateRule[] = [
  // Comments
  {
    name: 'comment count',
    pattern: /^(\d[\d,.]*|no) comments?( yet)?$/i,
    strength: 'certain',
    opens: true,
  },
  {
    name: 'comment count, page style',
    pattern: /^comments? ?[/:(] ?\d[\d,.]*\)?$/i,
    strength: 'certain',
    opens: true,
  },
  {
    name: 'comment form',
    pattern: /^(leave|post|write|add|submit) (a|your) (reply|comment)( cancel reply)?[.!]?$/i,
    strength: 'certain',
    opens: true,
  },
  {
    name: 'comment form fields',
    pattern:
      /^(fill in your details below|you are commenting using your|your email address will not be published|required fields are marked|save my name, email,? and website|notify me of new (posts|comments|follow-?up)|connecting to %s$|%d bloggers like this)/i,
    strength: 'certain',
    opens: true,
  },
  {
    name: 'comment log-in',
    pattern:
      /^(log|sign) in to (leave a )?(comment|reply)|^you must be logged in to (post|comment)|log out \/ *change/i,
    strength: 'certain',
    opens: true,
  },
  {
    name: 'comment avatars',
    pattern: /^(wordpress\.com logo|(twitter|facebook|google\+?|gravatar) (picture|photo|logo))$/i,
    strength: 'certain',
  },
  {
    name: 'comments heading',
    pattern:
      /^(comments|discussion|join the (discussion|conversation)|community policy|comment policy)$/i,
    strength: 'weak',
    opens: true,
  },
  {
    name: 'comment reply',
    pattern: /^(reply|report|like|upvote|[\w .'-]{2,40} says:)$/i,
    strength: 'weak',
  },
  // Sharing and following
  {
    name: 'share',
    pattern:
      /^(share|share this( article| story| post)?|share on [\w ,]+|click to (share|email|print)\b.*|(share|tweet|email|print|pin)( this)?( \| ?\w+)+)[:.]?$/i,
    strength: 'certain',
  },
  {
    name: 'share buttons',
    pattern:
      /^(tweet|pin it|whatsapp|telegram|facebook|twitter|linkedin|reddit|pinterest|instagram|youtube|email|print|copy link|flipboard|tumblr)$/i,
    strength: 'weak',
  },
  {
    name: 'like button',
    pattern: /^(like this|like loading|loading)(:|\.\.\.)?$/i,
    strength: 'certain',
    opens: true,
  },
  {
    name: 'followers',
    pattern: /^\d[\d.,]*[KkMm]?\+?( (followers?|posts?|views?|shares?|likes?|subscribers?))$/i,
    strength: 'certain',
  },
  {
    name: 'follower figures',
    pattern: /^(\d[\d.,]*[KkMm]?\+|followers?|posts?|views?|shares?)$/i,
    strength: 'weak',
  },
  { name: 'follow us', pattern: /^follow (us|@\w+|on)\b.{0,60}$/i, strength: 'certain' },
  // Other articles
  {
    name: 'related articles',
    pattern:
      /^(related|recommended|latest|recent|popular|trending|top|more|similar|featured|editor['’]s) (articles?|posts?|stories|news|content|reads?|topics?|videos?|coverage|headlines|picks?)( [-–—:].*)?:?$/i,
    strength: 'certain',
    opens: true,
  },
  {
    name: 'related heading',
    pattern:
      /^(related|recommended( for you)?|trending( now)?|read next|up next|in this article|most (read|popular|viewed|recent)|more (from|in|on) .{2,40}|read more:?|tags?:?)$/i,
    strength: 'weak',
    opens: true,
  },
  {
    name: 'may also like',
    pattern: /^you (may|might|could)( also)? (like|be interested in|enjoy)( this)?( [-–—:].*)?:?$/i,
    strength: 'certain',
    opens: true,
  },
  {
    name: 'check also',
    pattern:
      /^(check also|also read|don['’]t miss|previous (post|article)|next (post|article)|view more in|view all( posts)?( by .{2,40})?)$/i,
    strength: 'certain',
    opens: true,
  },
  { name: 'run of tags', pattern: /^(#[\p{L}\p{N} .'-]+){3,}$/u, strength: 'certain' },
  // Advertising and asking
  {
    name: 'advertisement',
    pattern:
      /^[-–—*\s[(]*(advertise?ment|sponsored( content)?|advertorial|paid content|scroll to continue|story continues below( advertisement)?|article continues (below|after) advertisement)[-–—*\s\])]*$/i,
    strength: 'certain',
  },
  {
    name: 'newsletter',
    pattern:
      /^(subscribe( (now|today|here|to our .{2,60}))?|sign up (for|to) (our|the) .{2,80}|get (our|the) (daily |weekly )?newsletter.{0,60}|enter your e-?mail( address)?.{0,60}|join our (newsletter|mailing list).{0,60})[.!:]?$/i,
    strength: 'certain',
  },
  {
    name: 'cookie notice',
    pattern:
      /^(we use cookies.{0,120}|this (site|website) uses cookies.{0,120}|(accept|reject|manage)( all)? cookies|cookie (settings|policy|preferences)|privacy (& cookies|and cookies).{0,80})$/i,
    strength: 'certain',
  },
  {
    name: 'donate',
    pattern:
      /^(donate( now)?|support (us|our (work|journalism))|become a (member|patron|subscriber))[.!]?$/i,
    strength: 'certain',
  },
  // The site
  { name: 'weather', pattern: /^-?\d{1,3}([.,]\d)? ?°? ?[FC]$/, strength: 'certain' },
  {
    name: 'skip link',
    pattern:
      /^(skip to (main )?(content|navigation)|jump to content|toggle navigation|back to top|scroll to top|open menu|close menu|main menu)$/i,
    strength: 'certain',
  },
  {
    name: 'menu words',
    pattern:
      /^(menu|home|search|search for:?|login|log ?in|sign ?in|sign ?up|register|contact( us)?|about( us)?|advertise( with us)?|privacy policy|terms( of (use|service))?|sitemap|subscribe|newsletters?|world|politics|business|sports?|opinion|culture|technology|tech|science|health|military|country)$/i,
    strength: 'weak',
  },
  {
    name: 'menu in one line',
    pattern:
      /^((home|about|contact|search|news|world|politics|business|sports?|opinion|video|login|subscribe|menu|privacy|terms)\b[\s|•·>/]*){3,}$/i,
    strength: 'certain',
  },
  { name: 'menu run together', pattern: /(^|\s)(\p{Lu}\p{Ll}{3,}){3,}$/u, strength: 'weak' },
  {
    name: 'copyright',
    pattern: /^(©|\(c\)|copyright\b).{0,140}$|^.{0,100}\ball rights reserved\.?$/i,
    strength: 'certain',
  },
  {
    name: 'made with',
    pattern:
      /^(proudly )?powered by .{2,60}$|^blog at wordpress\.com\.?$|^(website|site) built with .{2,60}$|^theme: .{2,60}$/i,
    strength: 'certain',
  },
  {
    name: 'age of the page',
    pattern: /^(an?|\d+) (minutes?|hours?|days?|weeks?|months?|years?) ago$/i,
    strength: 'certain',
  },
  { name: 'reading time', pattern: /^\d+ min(ute)?s?( read|utes to read)$/i, strength: 'certain' },
  {
    name: 'address of an image',
    pattern: /^https?:\/\/\S*(\.(jpe?g|png|gif|webp|svg)\b|\/image[./?]|\/img[./?])\S*$/i,
    strength: 'certain',
  },
  {
    name: 'script left over',
    pattern:
      /^(please enable javascript.{0,100}|javascript (is|must be) .{0,80}|window\.\w+ ?=.*|loading\.\.\.)$/i,
    strength: 'certain',
  },
];

/** All patterns of equal flags in one: most lines fall under none, and are done at once. */
const ANY = [...new Set(BOILERPLATE_RULES.map((rule) => rule.pattern.flags))].map((flags) => {
  const alike = BOILERPLATE_RULES.filter((rule) => rule.pattern.flags === flags);
  return new RegExp(alike.map((rule) => `(?:${rule.pattern.source})`).join('|'), flags);
});

/** The rule that a whole line falls under; null for the article's own lines. */
export function boilerplateRule(line: string): BoilerplateRule | null {
  if (line.length > LONGEST_RULED || !ANY.some((pattern) => pattern.test(line))) return null;
  return BOILERPLATE_RULES.find((rule) => rule.pattern.test(line)) ?? null;
}
