// The words of the map's own choices: what the colours show, years side by side, pinned areas, the look of the map.

import type { RoomWords } from '../text/room';

const sv = {
  show: 'Visa som',
  'show.value': 'Värde',
  'show.change': 'Förändring',
  'show.clusters': 'Lokala kluster',
  from: 'Förändring från år',
  otherBorders: '{year} (andra gränser)',
  noEarlier: 'Indikatorn har inget tidigare år att räkna förändringen från. Välj ett senare år.',
  beside: 'År bredvid',
  besideNone: 'Inget',
  follow: 'Nivån följer zoomningen',
  followHelp: 'Större områden långt ut, mindre nära. Att välja nivå själv låser den.',

  'heading.beside': '{indicator} {one} och {other}',
  'heading.change': '{indicator}: förändring {from}–{to}',
  'heading.clusters': '{indicator} {period}: lokala kluster',
  refused: 'Kan inte visas',
  refusedHow: 'Välj ett annat år eller en annan indikator, eller visa värdet.',
  showValue: 'Visa värdet',
  toTypes: 'Visa flöden mellan områdestyper',
  toIndex: 'Välj indexet',

  'cluster.high_high': 'Höga värden bland höga',
  'cluster.high_low': 'Högt värde bland låga',
  'cluster.none': 'Inget säkert mönster',
  'cluster.low_high': 'Lågt värde bland höga',
  'cluster.low_low': 'Låga värden bland låga',
  'clusters.rule':
    'Lokalt Morans I: varje områdes värde jämförs med grannarnas, och med {n} slumpvisa omplaceringar av värdena. Hänsyn är tagen till att många områden prövas samtidigt (andelen falska fynd hålls under {limit} %).',
  'clusters.moran': 'Morans I för alla områden: {value}. Över 0 betyder att grannar liknar varandra.',

  'change.down': 'Ned {range}',
  'change.up': 'Upp {range}',
  'change.below': 'mindre än {value}',
  'change.atLeast': '{value} eller mer',
  'change.any': 'oavsett hur mycket',
  'change.same': 'Ingen säker förändring',
  'change.sameBounded': 'Kan förklaras av avrundning',
  'change.rule':
    'Tre klasser åt vardera hållet med samma gränser, så att noll ligger i mitten: tredjedelar av de säkra förändringarnas storlek i alla {areas}.',
  'change.ruleFew': 'Samma klasser åt båda hållen, så att noll ligger i mitten. Lika stora förändringar hamnar i samma klass.',
  'change.none': 'Ingen förändring är större än vad avrundning kan förklara.',
  'change.break': 'Brott {year}: {text}',

  'beside.map': 'Kartan {year}',
  'beside.legend': 'Antal områden {first} och {second}',
  'beside.classes': 'Klasserna är gemensamma: lika många områden i varje, räknat på båda åren tillsammans.',
  'beside.borders': 'Områdenas gränser är inte desamma de två åren.',
  'beside.break': 'Serien har ett brott mellan åren: {text}',

  look: 'Kartans utseende',
  opacity: 'Färgernas täckning',
  opacityValue: '{n} %',
  outlines: 'Områdesgränser',
  'outlines.none': 'Inga',
  'outlines.thin': 'Tunna',
  'outlines.strong': 'Tydliga',

  'pins.added': '{name} är fäst.',
  'pins.removed': '{name} är lossad.',
  pinHelp: 'P fäster området under korset, för att jämföra två områden.',

};

export type MapWord = keyof typeof sv;

const en: Record<MapWord, string> = {
  show: 'Show as',
  'show.value': 'Value',
  'show.change': 'Change',
  'show.clusters': 'Local clusters',
  from: 'Change since',
  otherBorders: '{year} (other borders)',
  noEarlier: 'The indicator has no earlier year to reckon the change from. Choose a later year.',
  beside: 'Year beside it',
  besideNone: 'None',
  follow: 'The level follows the zoom',
  followHelp: 'Larger areas far out, smaller ones close up. Choosing a level yourself locks it.',

  'heading.beside': '{indicator} {one} and {other}',
  'heading.change': '{indicator}: change {from}–{to}',
  'heading.clusters': '{indicator} {period}: local clusters',
  refused: 'Cannot be shown',
  refusedHow: 'Choose another year or another indicator, or show the value.',
  showValue: 'Show the value',
  toTypes: 'Show flows between area types',
  toIndex: 'Choose the index',

  'cluster.high_high': 'High values among high',
  'cluster.high_low': 'High value among low',
  'cluster.none': 'No certain pattern',
  'cluster.low_high': 'Low value among high',
  'cluster.low_low': 'Low values among low',
  'clusters.rule':
    'Local Moran’s I: the value of each area is compared with those of its neighbours, and with {n} random placings of the values. That many areas are tested at once is allowed for (the share of false discoveries is held below {limit}%).',
  'clusters.moran': 'Moran’s I of all areas: {value}. Above 0 means that neighbours are alike.',

  'change.down': 'Down {range}',
  'change.up': 'Up {range}',
  'change.below': 'less than {value}',
  'change.atLeast': '{value} or more',
  'change.any': 'by any amount',
  'change.same': 'No certain change',
  'change.sameBounded': 'Rounding may explain it',
  'change.rule':
    'Three classes each way with the same limits, so that zero lies in the middle: thirds of the sizes of the certain changes in all {areas}.',
  'change.ruleFew': 'The same classes both ways, so that zero lies in the middle. Changes of equal size share a class.',
  'change.none': 'No change is larger than rounding can explain.',
  'change.break': 'Break in {year}: {text}',

  'beside.map': 'Map of {year}',
  'beside.legend': 'Number of areas in {first} and {second}',
  'beside.classes': 'The classes are shared: equally many areas in each, counted over both years together.',
  'beside.borders': 'The borders of the areas are not the same in the two years.',
  'beside.break': 'The series has a break between the years: {text}',

  look: 'Look of the map',
  opacity: 'Opacity of the colours',
  opacityValue: '{n}%',
  outlines: 'Borders of areas',
  'outlines.none': 'None',
  'outlines.thin': 'Thin',
  'outlines.strong': 'Strong',

  'pins.added': '{name} is pinned.',
  'pins.removed': '{name} is unpinned.',
  pinHelp: 'P pins the area under the cross, to compare two areas.',

};

export const words: RoomWords<MapWord> = { sv, en };
