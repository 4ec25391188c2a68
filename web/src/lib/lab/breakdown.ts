// Parts of the population in words: `age=0-4,sex=women`.

import type { Say } from '../text/room';
import type { words } from './words';

type LabSay = Say<keyof (typeof words)['sv']>;

/** “kvinnor, 0–4 år”; an unknown dimension or value stands as it is written. Nothing for the whole. */
export function breakdownText(breakdown: string, say: LabSay): string {
  if (breakdown === 'total') return '';
  return breakdown
    .split(',')
    .map((pair) => {
      const [dimension = '', value = ''] = pair.split('=');
      if (dimension === 'age') return ageText(value, say);
      if (dimension === 'sex' && value === 'women') return say('sex.women');
      if (dimension === 'sex' && value === 'men') return say('sex.men');
      return pair;
    })
    .reverse()
    .join(', ');
}

function ageText(value: string, say: LabSay): string {
  const [from = '', to = ''] = value.split('-');
  if (to === '') return say('age.from', { from });
  return from === to ? say('age.one', { age: from }) : say('age.range', { from, to });
}

/** The order in which parts are offered: the whole, sexes, ages from the youngest, then both together. */
export function byBreakdown(a: string, b: string): number {
  const key = (text: string): [number, number, number, string] => {
    if (text === 'total') return [0, 0, 0, ''];
    const pairs = text.split(',').length;
    const age = /age=(\d+)-(\d*)/.exec(text);
    return [pairs, age ? Number(age[1]) : -1, age ? Number(age[2] || 999) : -1, text];
  };
  const [x, y] = [key(a), key(b)];
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (x[3] < y[3] ? -1 : 1);
}
