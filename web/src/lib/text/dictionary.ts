// Finds the words of a language.

import type { Text } from '../api/types';
import type { Language } from '../state/view';
import { en } from './en';
import { fill } from './format';
import { sv, type Key } from './sv';

export type { Key };

const DICTIONARIES: Record<Language, Record<Key, string>> = { sv, en };

/** The words of one language: `t('key', {word: value})` from the dictionary, `say(text)` from the API's texts. */
export interface Words {
  lang: Language;
  t: (key: Key, words?: Record<string, string | number>) => string;
  say: (text: Text) => string;
}

export function wordsOf(lang: Language): Words {
  const dictionary = DICTIONARIES[lang];
  return {
    lang,
    t: (key, words) => (words ? fill(dictionary[key], words) : dictionary[key]),
    say: (text) => text[lang],
  };
}
