// The words of every card.

import type { RoomWords } from '../text/room';

const sv = {
  tableRows: 'Tabell ({n} rader)',
  tableRow: 'Tabell (1 rad)',
  about: 'Om siffrorna',
  caution: 'Att tänka på',
  base: 'Avser',
  disclosure: 'Skydd av enskilda',
  breaks: 'Brott i serien',
  sources: 'Källor',
  menu: 'Ladda ner och dela',
  menuOf: 'Ladda ner och dela: {title}',
  csv: 'Tabell (CSV)',
  xlsx: 'Tabell (Excel)',
  jsonStat: 'Tabell (JSON-stat)',
  svg: 'Bild (SVG)',
  png: 'Bild (PNG)',
  link: 'Kopiera länk',
  embed: 'Kopiera kod för inbäddning',
  copied: 'Kopierat.',
  notCopied: 'Webbläsaren tillät inte kopiering. Kopiera härifrån:',
  missing: 'saknas: {reason}',
  between: '{low}–{high}',
  greyed: 'osäkert, få invånare',
  fictional: 'Påhittat demoland: inga riktiga uppgifter',
};

const en: Record<keyof typeof sv, string> = {
  tableRows: 'Table ({n} rows)',
  tableRow: 'Table (1 row)',
  about: 'About the figures',
  caution: 'Keep in mind',
  base: 'Covers',
  disclosure: 'Protection of individuals',
  breaks: 'Breaks in the series',
  sources: 'Sources',
  menu: 'Download and share',
  menuOf: 'Download and share: {title}',
  csv: 'Table (CSV)',
  xlsx: 'Table (Excel)',
  jsonStat: 'Table (JSON-stat)',
  svg: 'Picture (SVG)',
  png: 'Picture (PNG)',
  link: 'Copy link',
  embed: 'Copy code for embedding',
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying. Copy from here:',
  missing: 'no value: {reason}',
  between: '{low}–{high}',
  greyed: 'uncertain, few residents',
  fictional: 'Fictional demo country: no real data',
};

export const words: RoomWords<keyof typeof sv> = { sv, en };
