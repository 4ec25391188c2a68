// The words of the room of methods.

import type { RoomWords } from '../text/room';

const sv = {
  title: 'Metoder',
  lead: 'Så är siffrorna gjorda: vad varje mått säger, hur det räknas, vad det inte ska användas till och hur osäkert det är.',
  allMethods: 'Alla metoder',
  onPage: 'På sidan',
  'part.shown': 'Det som barometern visar',
  'part.uncertainty': 'Hur säkert är ett värde?',
  'part.measures': 'Mått på segregation',
  'part.explain': 'Vad förklarar en skillnad?',
  'part.rest': 'Det som måtten är gjorda av',
  overview: 'Vilket mått svarar på vilken fråga?',
  english: 'eng.',
  englishMarked: 'Sidor märkta ”eng.” är på engelska, med en sammanfattning på svenska.',
  englishOnly: 'Hela sidan finns bara på engelska. Så här lyder den i korthet:',
  englishNoSummary: 'Sidan finns bara på engelska.',
  summary: 'I korthet',
  none: 'Det finns ingen metodsida med det namnet.',
  noneHow: 'Välj en sida bland alla metoder.',
  table: 'Tabell',
  same: 'Sidorna är desamma som i programmets dokumentation. Räkneexemplen körs som test varje gång programmet byggs.',
  indicators: 'Vad de enskilda indikatorerna mäter står på deras egna sidor.',
  toIndicators: 'Alla indikatorer',
};

const en: Record<keyof typeof sv, string> = {
  title: 'Methods',
  lead: 'How the figures are made: what each statistic says, how it is computed, what it is not for and how uncertain it is.',
  allMethods: 'All methods',
  onPage: 'On this page',
  'part.shown': 'What the barometer shows',
  'part.uncertainty': 'How sure is a value?',
  'part.measures': 'Measures of segregation',
  'part.explain': 'What explains a difference?',
  'part.rest': 'What the measures are made of',
  overview: 'Which measure answers which question?',
  english: 'English',
  englishMarked: 'Pages marked “English” are in English.',
  englishOnly: 'The whole page is only in English. In short it says:',
  englishNoSummary: 'The page is only in English.',
  summary: 'In short',
  none: 'There is no page of methods with that name.',
  noneHow: 'Choose a page among all methods.',
  table: 'Table',
  same: 'The pages are those of the program’s documentation. The worked examples run as tests each time the program is built.',
  indicators: 'What the single indicators measure stands on pages of their own.',
  toIndicators: 'All indicators',
};

export const words: RoomWords<keyof typeof sv> = { sv, en };
