// The answers of the HTTP API, /api/v1: the types made from its OpenAPI document (`schema.ts`), under the page's names. Two things are said
// here because the document does not say them: nothing is left out of an answer (absent is null), and which words a text can be.

import type { components } from './schema';

type Schema = components['schemas'];

/** A text in both languages. */
export type Text = Schema['Bilingual'];

export type Level =
  | 'nation'
  | 'county'
  | 'municipality'
  | 'regso'
  | 'deso'
  | 'police_area'
  | 'locality'
  | 'own_area';

export type MissingReason =
  | 'not_available'
  | 'not_applicable'
  | 'zero_by_nature'
  | 'suppressed'
  | 'outside_vintage'
  | 'not_in_source'
  | 'part_missing'
  | 'no_population';

export type Unit =
  | 'persons'
  | 'households'
  | 'dwellings'
  | 'cars'
  | 'percent'
  | 'thousand_sek'
  | 'per_thousand'
  | 'days'
  | 'points'
  | 'areas'
  | 'class';

export type Variant = Schema['Variant'];
export type PoliceClass = 'vulnerable' | 'risk' | 'especially_vulnerable';

/** The words that a text of this name can be. */
interface Words {
  level: Level;
  levels: Level;
  unit: Unit;
  worse: 'high' | 'low' | 'neither';
  missing: MissingReason;
  class: PoliceClass;
  /** Whether shares are of people, or of surface because no finer population exists. */
  method: 'people' | 'area';
}

/** An answer as it is sent: every field is there, and texts are the words that they can be. */
type Sent<T> = T extends readonly (infer U)[]
  ? Sent<U>[]
  : T extends object
    ? { [K in keyof T]-?: Field<K, Exclude<T[K], undefined>> }
    : T;
type Field<K, T> = K extends keyof Words
  ? T extends string
    ? Words[K]
    : T extends readonly string[]
      ? Words[K][]
      : Sent<T>
  : Sent<T>;
/** An answer with some of its fields said more exactly. */
type With<T, More> = Omit<T, keyof More> & More;

export type SourceRecord = Sent<Schema['SourceAnswer']>;
export type VintageSummary = Sent<Schema['VintageAnswer']>;
export type Snapshot = Sent<Schema['SnapshotAnswer']>;
export type SeriesBreak = Sent<Schema['BreakAnswer']>;
export type Available = Sent<Schema['AvailableAnswer']>;
export type Indicator = Sent<Schema['IndicatorAnswer']>;
/** All areas of a vintage; positions are the dense indexes that values and geometry use. */
export type Areas = Sent<Schema['AreasAnswer']>;
/** The vintage that values were summed from is left out where they were not. */
export type Provenance = { kind: 'published' | 'aggregated' | 'computed' | 'computed_from_aggregates'; from?: string };
export type Values = With<
  Sent<Schema['ValuesAnswer']>,
  { missing: Partial<Record<MissingReason, number[]>>; provenance: Provenance }
>;
export type AreaTypes = Sent<Schema['TypesAnswer']>;
/** Areas that changed type between two years, and which of the changes are clear. */
export type Findings = Sent<Schema['FindingsAnswer']>;
/** Breaks, updates of the sources, and what the snapshot changed against the one before. */
export type Changes = Sent<Schema['ChangesAnswer']>;
/** Who runs the installation. */
export type Operator = Sent<Schema['Operator']>;
export type Revision = Sent<Schema['Revision']>;
export type TableRevised = Revision['tables'][number];
export type KeptSnapshot = Changes['snapshots'][number];
export type Flows = Sent<Schema['FlowsAnswer']>;
/** Differences of an indicator between two years, in area order. */
export type Change = With<Sent<Schema['ChangeAnswer']>, { missing: Partial<Record<MissingReason, number[]>>; provenance_to: Provenance }>;
/** Where high and low values lie together, in area order. */
export type Clusters = With<Sent<Schema['ClustersAnswer']>, { missing: Partial<Record<MissingReason, number[]>> }>;
/** An indicator of an area over all years: what was published, and apart from it what was brought onto the borders of one vintage. */
export type OverTime = Sent<Schema['OverTimeAnswer']>;
export type BridgedPoint = Sent<Schema['BridgedPoint']>;
/** An area with its name. */
export type AreaName = Sent<Schema['AreaRef']>;
export type Composition = Sent<Schema['CompositionAnswer']>;
export type ProfilePoint = With<Sent<Schema['SeriesPoint']>, { provenance: Provenance }>;
export type ProfileIndicator = With<Sent<Schema['IndicatorSeries']>, { series: ProfilePoint[] }>;
export type TypePoint = Sent<Schema['TypePoint']>;
export type PoliceOverlap = Sent<Schema['PoliceOverlap']>;
export type CoveredArea = Sent<Schema['CoveredArea']>;
export type Profile = With<Sent<Schema['ProfileAnswer']>, { indicators: ProfileIndicator[] }>;
export type Police = Sent<Schema['PoliceAnswer']>;

/** An indicator on the areas of the whole country, with borders for a picture that is not to be enlarged. */
export type Picture = With<Sent<Schema['PictureAnswer']>, { values: Values }>;
/** Borders for a picture of the whole country, as drawing commands. */
export type Sketch = Sent<Schema['Sketch']>;
/** The snapshot in short, and a first picture of the country in one small answer. */
export type First = With<Sent<Schema['FirstAnswer']>, { picture: Picture | null }>;

/** The areas that are most like one, and by what. */
export type Similar = Sent<Schema['SimilarAnswer']>;
/** Who lives in an own area, as estimates with bounds. */
export type OwnArea = Sent<Schema['OwnAreaAnswer']>;
export type OwnIndicator = OwnArea['indicators'][number];
export type OwnPart = OwnArea['areas'][number];
/** How many people, roughly. */
export type OwnYears = Sent<Schema['OwnYearsAnswer']>;
export type OwnSimilar = Sent<Schema['OwnSimilarAnswer']>;
export type OwnCount = Sent<Schema['OwnCountAnswer']>;
/** A measure of segregation: what it says, and between which values it lies. */
export type Measure = With<Sent<Schema['MeasureAnswer']>, { unit: MeasureUnit }>;
export type MeasureUnit = 'index' | 'share' | 'ratio' | 'nats';
/** Groups that people, households or dwellings are divided into, and where they are counted. */
export type GroupSystem = Sent<Schema['GroupSystemAnswer']>;
export type MeasureRow = Sent<Schema['MeasureRow']>;
export type MeasureResult = With<Sent<Schema['MeasureResultAnswer']>, { unit: MeasureUnit }>;

/** An RFC 9457 problem. */
export type Problem = Schema['ProblemAnswer'];
