// The words of the start.

import type { RoomWords } from '../text/room';

const sv = {
  title: 'Hur bor vi isär?',
  lead: 'Öppna uppgifter om socioekonomisk boendesegregation i Sverige: från län till små områden, år för år, med källa och osäkerhet.',
  titleOf: '{indicator} {period}',
  pictureOf: 'Karta över landet: {indicator} {period} för {n} {level}. Öppnar kartan.',
  pictureLead: 'Välj kartan för att komma närmare. Små områden i städer syns först där.',
  class: 'Klass',
  areas: 'Antal {level}',
  share: 'Andel av områdena',
  tableOf: '{indicator} {period}: antal {level} i varje klass',
  openVariant: 'Öppen variant: beräknad här av öppna uppgifter, inte publicerad av SCB.',
  noPicture: 'Underlaget saknar gränser, så kartan över landet kan inte ritas här. Tabellerna finns ändå.',
  openMap: 'Öppna kartan',
  openNation: 'Se hela landet i siffror',
  findings: 'Läget i siffror',
  uses: 'Vad siffrorna kan användas till',
  can: 'De kan visa hur förutsättningarna skiljer sig mellan områden, hur det förändras och var underlaget är osäkert.',
  cannot:
    'De säger inget om enskilda människor och förklarar inte varför det ser ut som det gör. Områdestyperna är relativa inom varje år och är inte officiell statistik.',
};

const en: Record<keyof typeof sv, string> = {
  title: 'How do we live apart?',
  lead: 'Open data on socioeconomic residential segregation in Sweden: from counties to small areas, year by year, with source and uncertainty.',
  titleOf: '{indicator} {period}',
  pictureOf: 'Map of the country: {indicator} {period} for {n} {level}. Opens the map.',
  pictureLead: 'Choose the map to come closer. Small areas in towns are seen only there.',
  class: 'Class',
  areas: 'Number of {level}',
  share: 'Share of the areas',
  tableOf: '{indicator} {period}: number of {level} in each class',
  openVariant: 'Open variant: computed here from open data, not published by Statistics Sweden.',
  noPicture: 'The data have no boundaries, so the map of the country cannot be drawn here. The tables are there all the same.',
  openMap: 'Open the map',
  openNation: 'See the whole country in figures',
  findings: 'The situation in figures',
  uses: 'What the figures can be used for',
  can: 'They can show how conditions differ between areas, how that changes, and where the data are uncertain.',
  cannot:
    'They say nothing about individual people and do not explain why things are as they are. Area types are relative within each year and are not official statistics.',
};

export const words: RoomWords<keyof typeof sv> = { sv, en };
