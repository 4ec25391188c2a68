// What an area is, in words.

import type { Profile } from '../api/types';
import type { Words } from '../text/dictionary';
import { capital } from '../text/format';

/** The level, with the code where people know it, the vintage where codes are reused, or the police's class. */
export function kindOf(profile: Profile, words: Words): string {
  const { level, code, name, vintage } = profile.area;
  const year = vintage.split('_')[1] ?? '';
  const levelName = capital(words.t(`level.${level}`), words.lang);
  if (level === 'police_area') {
    const judged = profile.class === null ? levelName : capital(words.t(`police.${profile.class}`), words.lang);
    return words.t('profile.onList', { class: judged, year });
  }
  const edition = level === 'regso' || level === 'deso' ? ` ${year}` : '';
  return `${levelName}${edition}${code === name || level === 'nation' ? '' : ` · ${code}`}`;
}

/** The name of an area on the way from the nation; the nation is named as such. */
export function stepName(step: { code: string; name: string }, words: Words): string {
  return step.code === '00' ? capital(words.t('level.nation'), words.lang) : step.name;
}
