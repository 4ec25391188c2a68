// Numbers as people read them. The only place where anything is rounded.

import type { Unit } from '../api/types';
import type { Language } from '../state/view';

const LOCALE = { sv: 'sv-SE', en: 'en-GB' } as const;
/** How numbers are written; a test holds it against the browser's own rules, which take long to load before the first picture. */
const SIGNS = { sv: { group: '\u00a0', point: ',', minus: '\u2212' }, en: { group: ',', point: '.', minus: '-' } } as const;

/** A number with so many decimals, in the language's way of writing. */
export function number(value: number, decimals: number, lang: Language): string {
  const { group, point, minus } = SIGNS[lang];
  // Rounded as it is written in decimals, not as it is kept: 1.005 becomes 1.01. What is too small or too large for that is not written so.
  const scaled = Math.round(Number(`${Math.abs(value)}e${decimals}`));
  const written = Number.isSafeInteger(scaled) ? String(scaled).padStart(decimals + 1, '0') : Math.abs(value).toFixed(decimals).replace('.', '');
  const [whole, part] = [written.slice(0, written.length - decimals), written.slice(written.length - decimals)];
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, group) + (part && point + part);
  // A small negative number must not become "-0".
  return value < 0 && /[1-9]/.test(digits) ? minus + digits : digits;
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
