// The words of the start.

import type { RoomWords } from '../text/room';

const sv = {
  title: 'Hur bor vi isär i Sverige?',
  lead: 'segbar visar öppna uppgifter om socioekonomisk boendesegregation: från län ner till små områden, år för år, med källa och osäkerhet.',
  uses: 'Vad siffrorna kan användas till',
  can: 'De kan visa hur förutsättningarna skiljer sig mellan områden, hur det förändras och var underlaget är osäkert.',
  cannot:
    'De säger inget om enskilda människor, och de förklarar inte varför det ser ut som det gör. Områdestyperna är relativa inom varje år och är inte officiell statistik.',
  openMap: 'Öppna kartan',
};

const en: Record<keyof typeof sv, string> = {
  title: 'How do we live apart in Sweden?',
  lead: 'segbar shows open data on socioeconomic residential segregation: from counties down to small areas, year by year, with source and uncertainty.',
  uses: 'What the figures can be used for',
  can: 'They can show how conditions differ between areas, how that changes, and where the data are uncertain.',
  cannot:
    'They say nothing about individual people, and they do not explain why things are as they are. Area types are relative within each year and are not official statistics.',
  openMap: 'Open the map',
};

export const words: RoomWords<keyof typeof sv> = { sv, en };
