// The answers of the HTTP API, /api/v1. One file, so that it can be replaced by one generated from the OpenAPI document.

/** A text in both languages. */
export interface Text {
  sv: string;
  en: string;
}

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
  | 'class';

export interface SourceRecord {
  file: string;
  hash: string;
  format: string;
  publisher: string;
  publisher_name: Text;
  licence: string;
  citation: Text;
  table: string | null;
  title: string;
  updated: string | null;
  rows: number;
  notes: Text[];
}

export interface VintageSummary {
  vintage: string;
  level: Level;
  name: Text;
  areas: number;
  complete: boolean;
  /** How many of the areas have a boundary. */
  with_boundaries: number;
}

export interface Snapshot {
  id: string;
  layout: number;
  segbar: string;
  fictional: boolean;
  seed: number | null;
  sources: SourceRecord[];
  vintages: VintageSummary[];
  periods: number[];
  police_editions: string[];
}

export interface SeriesBreak {
  id: string;
  /** The first year after the break. */
  from: number;
  text: Text;
}

export interface Available {
  vintage: string;
  periods: number[];
  breakdowns: string[];
}

export interface Indicator {
  id: string;
  topic: string;
  topic_name: Text;
  order: number;
  name: Text;
  definition: Text;
  caution: Text;
  unit: Unit;
  unit_name: Text;
  decimals: number;
  worse: 'high' | 'low' | 'neither';
  base: { text: Text; age: [number, number | null] | null };
  disclosure: { text: Text; grey_below: number | null };
  /** A sentence with {area}, {value} and {period}. */
  legend: Text;
  levels: Level[];
  breaks: SeriesBreak[];
  open_variant: boolean;
  available: Available[];
}

/** All areas of a vintage; positions are the dense indexes that values and geometry use. */
export interface Areas {
  vintage: string;
  level: Level;
  complete: boolean;
  parent_vintage: string | null;
  codes: string[];
  names: string[];
  parents: (string | null)[];
}

export interface Provenance {
  kind: 'published' | 'aggregated' | 'computed' | 'computed_from_aggregates';
  from?: string;
}

export interface Values {
  indicator: string;
  vintage: string;
  period: number;
  breakdown: string;
  unit: Unit;
  decimals: number;
  provenance: Provenance;
  open_variant: boolean;
  note: Text | null;
  sources: number[];
  breaks: SeriesBreak[];
  n: number;
  values: (number | null)[];
  missing: Partial<Record<MissingReason, number[]>>;
  interval: { low: (number | null)[]; high: (number | null)[] } | null;
}

export type Variant = 'published' | 'open';

export interface AreaTypes {
  variant: Variant;
  vintage: string;
  period: number;
  indicator: string;
  reference: string;
  mean: number | null;
  sd: number | null;
  n: number;
  cuts: [number, number, number, number] | null;
  counts: Record<string, number>;
  missing: number;
  note: Text | null;
  areas: { code: string; name: string; type: number | null }[];
}

/** An area with its name. */
export interface AreaName {
  vintage: string;
  code: string;
  name: string;
}

export interface Composition {
  area: AreaName;
  period: number;
  variant: Variant;
  /** Number of RegSO of each type, by type. */
  regso: Record<string, number>;
  regso_missing: number;
  /** People living in RegSO of each type; null where the snapshot has no population for the year. */
  people: Record<string, number> | null;
  /** Share of those people, per cent; sums to 100. */
  share: Record<string, number> | null;
  people_missing: number | null;
  regso_without_population: number;
}

export interface ProfilePoint {
  period: number;
  value: number | null;
  missing: MissingReason | null;
  low: number | null;
  high: number | null;
  provenance: Provenance;
}

export interface ProfileIndicator {
  id: string;
  unit: Unit;
  decimals: number;
  series: ProfilePoint[];
  latest: {
    period: number;
    value: number;
    /** 1 for the highest value. */
    rank: number;
    of: number;
    percentile: number;
    parent_value: number | null;
    nation_value: number | null;
  } | null;
  breaks: SeriesBreak[];
  note: Text | null;
}

export type PoliceClass = 'vulnerable' | 'risk' | 'especially_vulnerable';

/** The part that a police area and a statistical area have in common. */
export interface Overlap {
  people: number | null;
  /** Share of the statistical area that lies in the police area, 0–1, by the method. */
  share_of_area: number;
  /** Share of the police area that lies in the statistical area, 0–1. */
  share_of_police_area: number;
  /** Whether shares are of people, or of surface because no finer population exists. */
  method: 'people' | 'area';
}

export interface PoliceOverlap extends Overlap {
  edition: string;
  code: string;
  name: string;
  class: PoliceClass;
}

export interface CoveredArea extends Overlap, AreaName {}

export interface TypePoint {
  period: number;
  type: number | null;
}

export interface Profile {
  area: { vintage: string; level: Level; code: string; name: string };
  /** From the nation to the parent. */
  path: AreaName[];
  children: { vintage: string; codes: string[]; names: string[] } | null;
  population: { period: number; value: number } | null;
  type: { published: TypePoint[]; open: TypePoint[] };
  composition: Composition[];
  indicators: ProfileIndicator[];
  /** For a statistical area: police areas that it overlaps, newest edition first. */
  police: PoliceOverlap[];
  /** For a police area: its class, and the statistical areas that it overlaps. */
  class: PoliceClass | null;
  covers: CoveredArea[];
}

export interface Police {
  edition: string;
  areas: { code: string; name: string; class: PoliceClass; place: string | null }[];
  overlays: (Overlap & { police_area: string; vintage: string; area: string; period: number | null })[];
}

/** An RFC 9457 problem. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
}
