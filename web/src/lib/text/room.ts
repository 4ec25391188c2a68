// The words of one room: each has its own dictionary in `<room>/words.ts`, so that it is loaded with the room.

import type { Language } from '../state/view';
import { fill } from './format';

export type RoomWords<K extends string> = Record<Language, Record<K, string>>;
export type Say<K extends string> = (key: K, words?: Record<string, string | number>) => string;

/** The sentences of a room in one language. */
export function sayer<K extends string>(dictionary: RoomWords<K>, lang: Language): Say<K> {
  return (key, words) => (words ? fill(dictionary[lang][key], words) : dictionary[lang][key]);
}
