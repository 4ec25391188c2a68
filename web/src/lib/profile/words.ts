// The words of what several rooms show of an area.

import type { RoomWords } from '../text/room';

const sv = {
  similarBy: 'Välj vad som jämförs, och hur mycket det väger',
  weight: 'vikt {n}',
  weightOf: 'Vikt för {indicator}',
  removeBy: 'Ta bort {indicator}',
  addBy: 'Lägg till en indikator',
  usualBy: 'De vanliga indikatorerna',
};

type ProfileWords = keyof typeof sv;

const en: Record<ProfileWords, string> = {
  similarBy: 'Choose what is compared, and how much it weighs',
  weight: 'weight {n}',
  weightOf: 'Weight of {indicator}',
  removeBy: 'Remove {indicator}',
  addBy: 'Add an indicator',
  usualBy: 'The usual indicators',
};

export const words: RoomWords<ProfileWords> = { sv, en };
