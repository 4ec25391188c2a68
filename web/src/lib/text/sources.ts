// How a source is named where its figures are shown.

import type { SourceRecord } from '../api/types';
import type { Words } from './dictionary';

/** The citation without its leading word, which the page says itself once for all sources. */
export function citation(source: SourceRecord, words: Words): string {
  return words.say(source.citation).replace(/^(Källa|Source):\s*/, '');
}

/** Citation, table and the day of the publisher's stamp, where they are known. */
export function reference(source: SourceRecord, words: Words): string {
  const day = source.updated?.match(/^(\d{4})-?(\d{2})-?(\d{2})/);
  const updated = day ? words.t('legend.updated', { date: `${day[1]}-${day[2]}-${day[3]}` }) : null;
  return [citation(source, words), source.table, updated].filter(Boolean).join(', ');
}
