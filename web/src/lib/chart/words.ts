// The words of charts.

import type { RoomWords } from '../text/room';

const sv = {
  year: 'År',
  name: 'Namn',
  break: 'Brott {period}',
  failed: 'Diagrammet kunde inte läsas in. Siffrorna finns i tabellen.',
  'alt.line': '{label}: {from} år {first}, {to} år {last}.',
  'alt.one': '{label}: {value} år {period}.',
  'alt.none': '{label}: inget värde.',
  'alt.break': 'Brott i serien {period}.',
  'alt.bars': '{n} staplar.',
  'alt.ends': 'Högst: {most}, {high}. Lägst: {least}, {low}.',
  'alt.scatter': '{n} områden. Vågrätt: {x}. Lodrätt: {y}.',
};

const en: Record<keyof typeof sv, string> = {
  year: 'Year',
  name: 'Name',
  break: 'Break {period}',
  failed: 'The chart could not be loaded. The figures are in the table.',
  'alt.line': '{label}: {from} in {first}, {to} in {last}.',
  'alt.one': '{label}: {value} in {period}.',
  'alt.none': '{label}: no value.',
  'alt.break': 'Break in the series in {period}.',
  'alt.bars': '{n} bars.',
  'alt.ends': 'Highest: {most}, {high}. Lowest: {least}, {low}.',
  'alt.scatter': '{n} areas. Across: {x}. Up: {y}.',
};

export const words: RoomWords<keyof typeof sv> = { sv, en };
