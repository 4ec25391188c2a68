// Asks the API, remembers answers (they never change within a snapshot), and notices when the snapshot is replaced.

import type { Topology, GeometryCollection } from 'topojson-specification';
import type {
  Areas,
  AreaTypes,
  Change,
  Changes,
  Clusters,
  Composition,
  Findings,
  First,
  Flows,
  GroupSystem,
  Indicator,
  Measure,
  MeasureResult,
  Operator,
  OverTime,
  OwnArea,
  OwnCount,
  OwnSimilar,
  OwnYears,
  Police,
  Problem,
  Profile,
  Revision,
  Similar,
  Sketch,
  Snapshot,
  Values,
  Variant,
} from './types';

/** The geometry of a vintage: one collection named "areas" whose ids are dense indexes. */
export type AreaTopology = Topology<{ areas: GeometryCollection }>;

/** Indicators that areas are to be alike in, and how much each counts; none: the usual ones. */
type Likeness = readonly { indicator: string; weight: number }[];

/** An answer that is not what was asked for. `status` 0: no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The answer is of another snapshot than what the page shows: the two are never shown together. */
export class Replaced extends ApiError {
  constructor() {
    super(0, '');
  }
}

/** Answers kept in memory; the oldest used is dropped first. A national column is about 40 kB of JSON. */
const KEPT = 80;

export class Client {
  readonly #kept = new Map<string, Promise<unknown>>();
  /** The tag that all answers must have: that of the first. */
  #tag: string | null = null;
  #replaced = false;
  /** The first picture while it is on its way: what it brings is not asked for a second time, and nothing large is asked for beside it. */
  #opening: Promise<unknown> = Promise.resolve();

  /** Called once, when an answer comes from another snapshot than the first answer did. */
  onReplaced: (() => void) | null = null;

  constructor(
    readonly base: string,
    readonly language: () => string,
    readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  snapshot = () => this.#get<Snapshot>('snapshot');
  indicators = () => this.#get<Indicator[]>('indicators');
  areas = async (vintage: string) => {
    await this.#opening;
    return this.#get<Areas>(`areas/${part(vintage)}`);
  };
  /** A column; a breakdown other than `total` is a part of the population. */
  values = async (indicator: string, vintage: string, period: number, breakdown = 'total') => {
    await this.#opening;
    return this.#get<Values>(`values/${part(indicator)}/${part(vintage)}/${period}${breakdown === 'total' ? '' : `/${part(breakdown)}`}`);
  };
  /** A column for a map: same order and same digits on the screen, half the bytes, neither bounds nor breaks. */
  briefValues = async (indicator: string, vintage: string, period: number) => {
    await this.#opening;
    return this.#get<Values>(`values/${part(indicator)}/${part(vintage)}/${period}?brief=1`);
  };
  types = (vintage: string, period: number, variant: Variant) =>
    this.#get<AreaTypes>(`types/${part(vintage)}/${period}/${variant}`);
  composition = (vintage: string, code: string, period: number, variant: Variant) =>
    this.#get<Composition>(`composition/${part(vintage)}/${part(code)}/${period}/${variant}`);
  /** As `composition`, of every year that has types. */
  compositions = (vintage: string, code: string, variant: Variant) =>
    this.#get<Composition[]>(`compositions/${part(vintage)}/${part(code)}/${variant}`);
  /** Areas that changed type from one year to another; of the whole country, or of a county or municipality. */
  flows = (vintage: string, from: number, to: number, variant: Variant, within: string | null) =>
    this.#get<Flows>(`flows/${part(vintage)}/${from}/${to}/${variant}${within === null ? '' : `?within=${part(within)}`}`);
  /** A column of differences; years on different borders are refused. */
  change = (indicator: string, vintage: string, from: number, to: number, signal?: AbortSignal) =>
    this.#get<Change>(`change/${part(indicator)}/${part(vintage)}/${from}/${to}`, signal);
  /** An indicator of an area over all years, as published on the borders of each year and brought onto those of the vintage. */
  bridgedSeries = (vintage: string, code: string, indicator: string, signal?: AbortSignal) =>
    this.#get<OverTime>(`series/${part(vintage)}/${part(code)}/${part(indicator)}?bridge=1`, signal);
  clusters = (indicator: string, vintage: string, period: number, signal?: AbortSignal) =>
    this.#get<Clusters>(`clusters/${part(indicator)}/${part(vintage)}/${period}`, signal);
  operator = () => this.#get<Operator>('operator');
  changes = () => this.#get<Changes>('changes');
  /** What differs between two snapshots of the data folder, each named by the beginning of its id. */
  comparison = (from: string, to: string, signal?: AbortSignal) => this.#get<Revision>(`changes/${part(from)}/${part(to)}`, signal);
  /** At most three sentences about the nation. */
  findings = () => this.#get<Findings>('findings');
  profile = (vintage: string, code: string) => this.#get<Profile>(`profile/${part(vintage)}/${part(code)}`);
  /** The snapshot in short and a first picture. */
  first(): Promise<First> {
    const asked = this.#get<First>('first');
    this.#opening = asked.then(
      ({ picture }) => {
        if (!picture) return;
        const { indicator, vintage, period } = picture.values;
        this.#kept.set(`values/${part(indicator)}/${part(vintage)}/${period}?brief=1`, Promise.resolve(picture.values));
        this.#kept.set(`geometry/${part(vintage)}/coarse`, Promise.resolve(picture.borders));
      },
      () => {},
    );
    return asked;
  }
  /** Borders for a picture of the whole country. */
  coarseGeometry = async (vintage: string) => {
    await this.#opening;
    return this.#get<Sketch>(`geometry/${part(vintage)}/coarse`);
  };
  geometry = (vintage: string) => this.#get<AreaTopology>(`geometry/${part(vintage)}`);
  /** The same as it was sent, for whoever reads it beside the page's own thread. */
  geometryBytes = (vintage: string) => this.#get<ArrayBuffer>(`geometry/${part(vintage)}`, undefined, 'arrayBuffer');
  measures = () => this.#get<Measure[]>('measures');
  groupSystems = () => this.#get<GroupSystem[]>('groups');
  /** The areas most like one, by chosen indicators and weights; by the usual ones where none are chosen. */
  similar = (vintage: string, code: string, by: Likeness, signal?: AbortSignal) => this.#get<Similar>(`similar/${part(vintage)}/${part(code)}${alike(by)}`, signal);
  /** A measure of segregation over the sub-areas of an area; what is asked about uncertainty stands in the query. */
  measure = (measure: string, groups: string, areas: string, years: string, query: Readonly<Record<string, string>>, signal?: AbortSignal) =>
    this.#get<MeasureResult>(`measures/${part(measure)}/${part(groups)}/${part(areas)}/${part(years)}?${new URLSearchParams(query)}`, signal);
  police = (edition: string) => this.#get<Police>(`police/${part(edition)}`);
  /** Who lives in an area that is sent along. Answers are not kept: neither here nor there. */
  ownArea = (body: string, signal: AbortSignal) => this.#ask<OwnArea>('own-area', { method: 'POST', body, signal });
  /** How it has developed in an indicator, and what areas are like it: estimates. */
  ownYears = (body: string, indicator: string, signal: AbortSignal) => this.#ask<OwnYears>(`own-area/years/${part(indicator)}`, { method: 'POST', body, signal });
  ownSimilar = (body: string, by: Likeness, signal: AbortSignal) => this.#ask<OwnSimilar>(`own-area/similar${alike(by)}`, { method: 'POST', body, signal });
  /** How many people, roughly, while the area is being drawn. */
  ownCount = (body: string, signal: AbortSignal) => this.#ask<OwnCount>('own-area/count', { method: 'POST', body, signal });

  /** `signal` stops the question for all who wait for its answer: only what one part of the page asks for is asked with one. */
  #get<T>(path: string, signal?: AbortSignal, as: 'json' | 'arrayBuffer' = 'json'): Promise<T> {
    const key = as === 'json' ? path : `${path} ${as}`;
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known as Promise<T>;
    }
    const asked = this.#ask<T>(path, signal ? { signal } : {}, as);
    this.#kept.set(key, asked);
    asked.catch(() => this.#forget(key, asked));
    if (signal) {
      const givenUp = () => this.#forget(key, asked);
      signal.addEventListener('abort', givenUp);
      // What has come stays, whoever stops waiting for it afterwards.
      asked.then(() => signal.removeEventListener('abort', givenUp), () => {});
    }
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return asked;
  }

  #forget(key: string, asked: Promise<unknown>) {
    if (this.#kept.get(key) === asked) this.#kept.delete(key);
  }

  async #ask<T>(path: string, more: RequestInit = {}, as: 'json' | 'arrayBuffer' = 'json'): Promise<T> {
    let response: Response;
    try {
      response = await this.fetcher(`${this.base}/${path}`, {
        headers: { Accept: 'application/json', 'Accept-Language': this.language() },
        ...more,
      });
    } catch {
      throw new ApiError(0, '');
    }
    this.#compare(response.headers.get('ETag'));
    if (!response.ok) {
      const problem = (await response.json().catch(() => null)) as Problem | null;
      throw new ApiError(response.status, problem?.detail ?? problem?.title ?? '');
    }
    try {
      return (await response[as]()) as T;
    } catch {
      throw new ApiError(0, '');
    }
  }

  /** Lets no answer through that is of another snapshot than the first one was. */
  #compare(etag: string | null) {
    const tag = etag?.replace(/^W\//, '') ?? null;
    this.#tag ??= tag;
    if (tag === null || tag === this.#tag) return;
    if (!this.#replaced) this.onReplaced?.();
    this.#replaced = true;
    throw new Replaced();
  }
}

/** One segment of an address. */
function part(text: string): string {
  return encodeURIComponent(text).replaceAll('%3D', '=').replaceAll('%2C', ',');
}

/** The query of indicators that areas are to be alike in, with their weights; none for the usual ones. */
function alike(by: Likeness): string {
  return by.length === 0 ? '' : `?${new URLSearchParams({ by: by.map((one) => one.indicator).join(','), weights: by.map((one) => one.weight).join(',') })}`;
}
