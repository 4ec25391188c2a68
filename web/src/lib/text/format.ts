// Numbers as people read them. The only place where anything is rounded.

import type { Unit } from '../api/types';
import type { Language } from '../state/view';

const LOCALE = { sv: 'sv-SE', en: 'en-GB' } as const;
const formats = new Map<string, Intl.NumberFormat>();
/** How whole numbers are grouped; a test holds it against the browser's own rules, which take long to load before the first picture. */
const GROUP = { sv: '\u00a0', en: ',' } as const;

/** A number with so many decimals, in the language's way of writing. */
export function number(value: number, decimals: number, lang: Language): string {
  if (decimals === 0 && value >= 0 && Number.isSafeInteger(value)) return String(value).replace(/\B(?=(\d{3})+$)/g, GROUP[lang]);
  const key = `${lang}${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE[lang], { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(key, format);
  }
  // A small negative number must not become "-0".
  return format.format(Number(value.toFixed(decimals)) === 0 ? 0 : value);
}

/** A value with its unit's sign where the unit has a short one; counts and classes stand alone. */
export function valueText(value: number, unit: Unit, decimals: number, lang: Language): string {
  const text = number(value, decimals, lang);
  switch (unit) {
    case 'percent':
      return lang === 'sv' ? `${text}\u00a0%` : `${text}%`;
    case 'thousand_sek':
      return `${text}\u00a0${lang === 'sv' ? 'tkr' : 'kSEK'}`;
    case 'per_thousand':
      return `${text}\u00a0‰`;
    default:
      return text;
  }
}

/** Replaces {words} of a sentence. A word without a value stays as it is, so that a mistake is seen. */
export function fill(sentence: string, words: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, word: string) => String(words[word] ?? whole));
}

/** The first letter as a capital. */
export function capital(text: string, lang: Language): string {
  return text.slice(0, 1).toLocaleUpperCase(LOCALE[lang]) + text.slice(1);
}

/** A name inside a sentence: its first letter small, unless it is an abbreviation. */
export function inSentence(name: string, lang: Language): string {
  const [first = '', second = ''] = name;
  return /\p{Ll}/u.test(second) ? first.toLocaleLowerCase(LOCALE[lang]) + name.slice(first.length) : name;
}

/** For finding: lower case, without marks over letters. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The order of names in the language's alphabet. */
export function byName(lang: Language): (a: string, b: string) => number {
  return new Intl.Collator(LOCALE[lang], { numeric: true }).compare;
}
