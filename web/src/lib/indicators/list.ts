// The list of indicators: by topic, those that contain what is looked for; and years in short.

import type { Indicator } from '../api/types';
import type { Table } from '../card/model';
import type { Words } from '../text/dictionary';
import { folded } from '../text/format';
import type { Language } from '../state/view';

export interface TopicList {
  id: string;
  name: string;
  indicators: Indicator[];
}

/** The indicators by topic in the catalogue's order. Every word of `filter` must be in the name, the definition, the topic or the id. */
export function topicsFound(indicators: readonly Indicator[], filter: string, lang: Language): TopicList[] {
  const wanted = folded(filter).split(/\s+/).filter(Boolean);
  const topics = new Map<string, TopicList>();
  for (const indicator of indicators) {
    const text = folded([indicator.name[lang], indicator.definition[lang], indicator.topic_name[lang], indicator.id].join(' '));
    if (!wanted.every((word) => text.includes(word))) continue;
    const topic = topics.get(indicator.topic) ?? { id: indicator.topic, name: indicator.topic_name[lang], indicators: [] };
    topic.indicators.push(indicator);
    topics.set(indicator.topic, topic);
  }
  return [...topics.values()];
}

/** All years in which any area has a value. */
export function yearsOf(indicator: Indicator): number[] {
  return [...new Set(indicator.available.flatMap((a) => a.periods))].sort((a, b) => a - b);
}

/** `2010–2014, 2016`. */
export function yearSpans(years: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}

/** The indicators as the table of a file: everything from the one definition that a row has room for. */
export function indicatorsTable(topics: readonly TopicList[], caption: string, labels: Record<'name' | 'id' | 'topic' | 'unit' | 'definition' | 'base' | 'caution' | 'years', string>, words: Words): Table {
  return {
    caption,
    columns: Object.entries(labels).map(([key, label]) => ({ key, label })),
    rows: topics.flatMap((topic) =>
      topic.indicators.map((indicator) => ({
        cells: [
          words.say(indicator.name),
          indicator.id,
          topic.name,
          words.say(indicator.unit_name),
          words.say(indicator.definition),
          words.say(indicator.base.text),
          words.say(indicator.caution),
          yearSpans(yearsOf(indicator)),
        ],
      })),
    ),
  };
}
