import { matchAt } from './statistic-signs.ts';

/** Money: signs and ISO 4217 codes before a number, codes and names behind it. */

export interface Currency {
  /** The ISO 4217 code; the sign itself where it stands for several ("¥", "kr"). */
  readonly unit: string;
  readonly end: number;
}

const SIGNS: Readonly<Record<string, string>> = {
  US$: 'USD',
  A$: 'AUD',
  C$: 'CAD',
  HK$: 'HKD',
  NZ$: 'NZD',
  S$: 'SGD',
  R$: 'BRL',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  '₩': 'KRW',
  '؋': 'AFN',
  '¥': '¥',
};

const CODES =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP ' +
  'BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP ' +
  'GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR ' +
  'KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
  'MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR ' +
  'SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS ' +
  'UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG';

/** Codes of three letters that are words, or names of other things, are no currency before a number. */
const WORDS = new Set(['ALL', 'TOP', 'TRY', 'PEN', 'CUP', 'MAD', 'ISK']);

const codes: readonly string[] = CODES.split(' ');
const known = new Set(codes);

const SIGN_BEFORE = /(US\$|A\$|C\$|HK\$|NZ\$|S\$|R\$|[$€£₹₽₺₴₪₩؋¥]) ?/y;
const CODE_BEFORE = /([A-Z]{3}) ?(?=[-\d])/y;
const SIGN_AFTER = / ?([€£₹₽₺₴₪₩؋¥$])(?![\p{L}\p{N}])/uy;

/** A code names the money only where no noun follows: "37 ISK attacks" are no krónur. */
const CODE_AFTER =
  / ?([A-Z]{3})(?![\p{L}\p{N}])(?=\s*(?:$|[^\s\p{L}]|(?:of|per|a|an|each|every|to|or|and|in|monthly|yearly|annually|daily|weekly|hourly|unit|counted|out)(?!\p{L})))/uy;

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/ (?:us|u\.s\.|american) dollars?(?!\p{L})/iuy, 'USD'],
  [/ australian dollars?(?!\p{L})/iuy, 'AUD'],
  [/ canadian dollars?(?!\p{L})/iuy, 'CAD'],
  [/ dollars?(?!\p{L})/iuy, 'USD'],
  [/ euros?(?!\p{L})/iuy, 'EUR'],
  [/ pounds? sterling(?!\p{L})/iuy, 'GBP'],
  [/ afghanis?(?= *(?:$|[^\s\p{L}]|(?:of|per|a|each)(?!\p{L})))/iuy, 'AFN'],
];

/** The money that stands before a number at a position. */
export function currencyBefore(text: string, at: number): Currency | null {
  const sign = matchAt(SIGN_BEFORE, text, at);
  if (sign !== null) return { unit: SIGNS[sign[1] ?? ''] ?? '', end: at + sign[0].length };
  const code = matchAt(CODE_BEFORE, text, at);
  if (code === null) return null;
  const unit = code[1] ?? '';
  return known.has(unit) && !WORDS.has(unit) ? { unit, end: at + code[0].length } : null;
}

/** The money that stands behind a number at a position. */
export function currencyAfter(text: string, at: number): Currency | null {
  for (const [pattern, unit] of NAMES) {
    const match = matchAt(pattern, text, at);
    if (match !== null) return { unit, end: at + match[0].length };
  }
  const sign = matchAt(SIGN_AFTER, text, at);
  if (sign !== null) return { unit: SIGNS[sign[1] ?? ''] ?? '', end: at + sign[0].length };
  const code = matchAt(CODE_AFTER, text, at);
  const unit = code?.[1] ?? '';
  return code !== null && known.has(unit) ? { unit, end: at + code[0].length } : null;
}

/** Whether a unit is a code that may be written before its number. */
export const standsBefore = (unit: string): boolean => known.has(unit) && !WORDS.has(unit);
