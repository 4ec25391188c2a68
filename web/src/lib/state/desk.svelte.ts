// What all parts of the page share: the view (owned by the address), the language's words, and the data in view.

import { getContext, setContext, untrack } from 'svelte';
import { Client } from '../api/client';
import { earlyFetch } from '../api/early';
import type { Areas, First, Indicator, Snapshot } from '../api/types';
import { wordsOf, type Words } from '../text/dictionary';
import { withinAt } from './codes';
import { loadFrame, type Frame } from './frame';
import { hasPeople, resolve, type Resolved } from './resolve';
import { resource, type Resource } from './resource.svelte';
import { entered, formatView, ownParameters, parseView, type Room, type View } from './view';

const KEY = Symbol('desk');

interface Basis {
  snapshot: Snapshot;
  indicators: Indicator[];
}

interface Places {
  counties: Areas | null;
  municipalities: Areas | null;
}

export class Desk {
  #view = $state.raw<View>(parseView(location.search));
  #own = $state.raw<Readonly<Record<string, string>>>(ownParameters(location.search));
  readonly client = new Client('/api/v1', () => this.#view.lang, earlyFetch);
  /** Whether answers come from a newer snapshot than the page began with. */
  replaced = $state(false);
  /** Whether the user has gone anywhere since the page was opened. Not reactive: only asked when something else changes. */
  moved = false;
  /** What the live region reads out. */
  announcement = $state('');
  /** What the room shows, for the title of the window; each room says it. */
  title = $state('');
  /** Whether the lists of snapshot and indicators are asked for. The start draws its picture first. */
  #begun = $state(parseView(location.search).room !== 'start');

  /** Whether the map is in view and nothing is chosen. */
  readonly #plainMap: boolean = $derived(this.#view.room === 'map' && formatView(this.#view, this.#own) === formatView(entered('map', this.#view)));
  /** The first picture of the country, while the start is in view, or the map with nothing chosen. */
  readonly first: Resource<First>;
  readonly basis: Resource<Basis>;
  /** Counties and municipalities, for names and choices. The picture does not wait for them. */
  readonly places: Resource<Places>;
  readonly frame: Resource<Frame>;
  readonly #lang = $derived(this.#view.lang);
  readonly #room = $derived(this.#view.room);
  // Only another language is a reason for other words: what depends on them is not made anew with every step of the view.
  readonly words: Words = $derived(wordsOf(this.#lang));
  readonly resolved: Resolved | null = $derived.by(() => {
    const basis = this.basis.data;
    return basis ? resolve(this.#view, basis.snapshot, basis.indicators) : null;
  });
  readonly #table: boolean = $derived(this.#view.view === 'table');
  readonly #column: string | null = $derived(
    this.resolved && `${this.resolved.indicator.id}/${this.resolved.vintage}/${this.resolved.period}`,
  );
  /** The county or municipality that the view is limited to, as far as the level allows. */
  readonly within: string | null = $derived(this.resolved && withinAt(this.resolved.level, this.#view.within));
  /** Names of counties and municipalities by code. */
  readonly placeNames: ReadonlyMap<string, string> = $derived.by(() => {
    const names = new Map<string, string>();
    for (const areas of [this.places.data?.counties, this.places.data?.municipalities]) {
      areas?.codes.forEach((code, i) => names.set(code, areas.names[i] ?? code));
    }
    return names;
  });

  constructor() {
    this.client.onReplaced = () => {
      this.replaced = true;
    };
    this.first = resource(() => (this.#room === 'start' || this.#plainMap ? this.client.first() : null));
    this.basis = resource(() => (this.#begun || this.#room !== 'start' ? loadBasis(this.client) : null));
    this.places = resource(() => {
      const snapshot = this.basis.data?.snapshot;
      return snapshot ? loadPlaces(this.client, snapshot) : null;
    });
    this.frame = resource(() => {
      // Only another column is a reason to ask, not every change of the view.
      void this.#column;
      if (this.#room !== 'map') return null;
      const resolved = untrack(() => this.resolved);
      // The first picture of the whole country is on its way together with its values.
      const { within, area, view } = untrack(() => this.#view);
      if (resolved && within === null && area === null && view === 'map') this.client.coarseGeometry(resolved.vintage).catch(() => {});
      return resolved && loadFrame(this.client, resolved, hasPeople(resolved, untrack(() => this.basis.data)?.indicators ?? []), this.#table);
    });
    $effect(() => {
      const back = () => {
        this.#take(parseView(location.search), ownParameters(location.search));
      };
      addEventListener('popstate', back);
      return () => removeEventListener('popstate', back);
    });
  }

  get view(): View {
    return this.#view;
  }

  /** The parameters that the room in view adds to the address, as they stand there; its `state.ts` reads them. */
  get own(): Readonly<Record<string, string>> {
    return this.#own;
  }

  /** Whether everything shown is invented; null while that is not known. The server writes it into the page when that is so. */
  get fictional(): boolean | null {
    return this.basis.data?.snapshot.fictional ?? this.first.data?.fictional ?? ('fictional' in document.documentElement.dataset || null);
  }

  /** Asks for the lists of snapshot and indicators, if they are not asked for already. */
  begin() {
    this.#begun = true;
  }

  /**
   * Goes to a changed view; another room is entered with nothing chosen but what the change says. `own` are parameters of
   * the room itself: those named are changed (null: left out), the others stay. A new choice of data begins at the table's
   * first page.
   */
  go(change: Partial<View>, how: 'push' | 'replace' = 'push', own: Readonly<Record<string, string | null>> = {}) {
    this.moved = true;
    const [view, parameters] = this.#changed(change, own);
    const search = formatView(view, parameters);
    const address = location.pathname + search;
    const before = location.pathname + location.search;
    this.#take(view, ownParameters(search));
    if (address === before) return;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  /** The address of a changed view, for links. */
  link(change: Partial<View>, own: Readonly<Record<string, string | null>> = {}): string {
    return location.pathname + (formatView(...this.#changed(change, own)) || '?');
  }

  /** For links: what a plain click does, while other clicks open the address as the browser does. */
  follow(event: MouseEvent, change: Partial<View>, own: Readonly<Record<string, string | null>> = {}) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    this.go(change, 'push', own);
  }

  /** For links whose address is known already: as `follow`. */
  visit(event: MouseEvent, address: string) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    const { pathname, search, hash } = new URL(address, location.href);
    if (pathname !== location.pathname) return;
    event.preventDefault();
    this.moved = true;
    history.pushState(null, '', pathname + search + hash);
    this.#take(parseView(search), ownParameters(search));
  }

  #changed(change: Partial<View>, own: Readonly<Record<string, string | null>>): [View, Record<string, string | null>] {
    const room: Room = change.room ?? this.#view.room;
    const stays = room === this.#view.room;
    const data: (keyof View)[] = ['indicator', 'level', 'vintage', 'period', 'within', 'filter', 'sort'];
    const fresh = data.some((key) => key in change) ? { leaf: 1 } : {};
    const from = stays ? this.#view : entered(room, this.#view);
    return [{ ...from, ...fresh, ...change }, stays ? { ...this.#own, ...own } : { ...own }];
  }

  #take(view: View, own: Record<string, string>) {
    if (view.room !== this.#view.room) this.title = '';
    this.#view = view;
    const same = Object.keys(own).length === Object.keys(this.#own).length && Object.entries(own).every(([k, v]) => this.#own[k] === v);
    if (!same) this.#own = own;
  }
}

async function loadBasis(client: Client): Promise<Basis> {
  const [snapshot, indicators] = await Promise.all([client.snapshot(), client.indicators()]);
  return { snapshot, indicators };
}

async function loadPlaces(client: Client, snapshot: Snapshot): Promise<Places> {
  const of = (level: string) => {
    const vintage = snapshot.vintages.filter((v) => v.level === level).at(-1)?.vintage;
    return vintage === undefined ? null : client.areas(vintage);
  };
  const [counties, municipalities] = await Promise.all([of('county'), of('municipality')]);
  return { counties, municipalities };
}

export function provideDesk(): Desk {
  return setContext(KEY, new Desk());
}

export function useDesk(): Desk {
  return getContext<Desk>(KEY);
}
