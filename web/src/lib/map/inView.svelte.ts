// What the room of the map shows: the picture that the address asks for, what it is called, and why it cannot be shown if it cannot.

import { OUTSIDE } from '../classes/scale';
import type { Desk } from '../state/desk.svelte';
import type { Frame } from '../state/frame';
import type { Painted } from '../state/painted';
import { resource, type Resource } from '../state/resource.svelte';
import { sayer } from '../text/room';
import type { Pair } from './beside';
import { parseMap, type MapState } from './state';
import { words } from './words';
import { fromYear } from './years';

export interface InView {
  readonly own: MapState;
  /** The values of the year in view. */
  readonly base: Frame | null;
  /** The picture: those values or what is reckoned from them; without colours where that cannot be. */
  readonly painted: Painted | null;
  /** Two years with the same classes. */
  readonly pair: Pair | null;
  /** The year beside, or that a change is reckoned from. */
  readonly earlier: number | null;
  /** Why the picture has no colours. */
  readonly refusal: string | null;
  /** An answer that did not come. */
  readonly failed: Resource<unknown> | null;
  /** What is being reckoned, which can be stopped; null where nothing has to be. */
  readonly reckoning: Resource<unknown> | null;
  readonly heading: string;
  readonly caption: string;
  /** What a map shows, for those who do not see it. */
  whatOf: (painted: Painted) => string;
  yearName: (frame: Frame) => string;
}

/** To be called while the room is set up. */
export function inView(desk: Desk): InView {
  const own = $derived(parseMap(desk.own));
  const say = $derived(sayer(words, desk.words.lang));
  const base = $derived(desk.frame.data);
  const show = $derived(own.show);
  const from = $derived(base && show === 'change' ? fromYear(base.resolved, own.from) : null);
  const beside = $derived(show === 'value' ? own.beside : null);

  const reckoned = resource<Painted>((signal) => {
    const frame = base;
    if (!frame || show === 'value' || (show === 'change' && from === null)) return null;
    const [what, year] = [show, from ?? 0];
    return import('./reckoned').then(({ reckon }) => reckon(desk.client, frame, what, year, signal));
  });
  const paired = resource<Pair>(() => {
    const [frame, year, basis] = [base, beside, desk.basis.data];
    if (!frame || year === null || !basis) return null;
    return import('./beside')
      .then(({ loadBeside }) => loadBeside(desk.client, frame, year, basis))
      .then((pair) => pair ?? Promise.reject(new Error('the year is not there')));
  });
  const pair = $derived(beside === null || paired.error ? null : paired.data);

  // Refusals are answers; other failures can be tried again.
  const refused = $derived(reckoned.error !== null && [400, 404].includes(reckoned.error.status));
  const refusal = $derived.by(() => {
    if (show === 'change' && base && from === null) return say('noEarlier');
    return refused ? (reckoned.error?.message ?? '') : null;
  });
  const painted = $derived.by((): Painted | null => {
    if (show === 'value' || !base) return base;
    if (refusal !== null) return withoutColours(base);
    return reckoned.data ?? base;
  });

  const named = (of: Painted) => {
    const { indicator, period } = of.resolved;
    const name = desk.words.say(indicator.name);
    if (of.scale.kind === 'change') return say('heading.change', { indicator: name, from: of.scale.from, to: of.scale.to });
    if (of.scale.kind === 'clusters') return say('heading.clusters', { indicator: name, period });
    return desk.words.t('view.heading', { indicator: name, period });
  };
  const heading = $derived.by(() => {
    if (!painted) return '';
    if (!pair) return named(painted);
    const indicator = desk.words.say(painted.resolved.indicator.name);
    const [one, other] = [pair.one.resolved.period, pair.other.resolved.period];
    return say('heading.beside', { indicator, one: other, other: one });
  });

  return {
    get own() {
      return own;
    },
    get base() {
      return base;
    },
    get painted() {
      return painted;
    },
    get pair() {
      return pair;
    },
    get earlier() {
      return from ?? pair?.other.resolved.period ?? null;
    },
    get refusal() {
      return refusal;
    },
    get failed() {
      return reckoned.error && !refused ? reckoned : null;
    },
    get reckoning() {
      return reckoned.loading || reckoned.stopped ? reckoned : null;
    },
    get heading() {
      return heading;
    },
    get caption() {
      if (!painted) return '';
      const { indicator, level, period } = painted.resolved;
      const areas = desk.words.t(`many.${level}`);
      if (painted === base && !pair) return desk.words.t('table.caption', { indicator: desk.words.say(indicator.name), areas, period });
      return `${heading}, ${areas}`;
    },
    whatOf: (of) => `${named(of)}, ${desk.words.t(`levels.${of.resolved.level}`)}`,
    yearName: (of) => say('beside.map', { year: of.resolved.period }),
  };
}

/** The areas of a picture without colours, for what cannot be shown. */
function withoutColours(frame: Frame): Painted {
  const nothing = () => '';
  return { ...frame, scale: { kind: 'none', palette: 'plain', say: nothing, written: nothing }, shades: frame.shades.map(() => OUTSIDE) };
}
