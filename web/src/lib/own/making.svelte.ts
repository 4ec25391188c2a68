// An own area while it is being made: what the address says of it, and what every step of a hand or a key does to it.

import type { Desk } from '../state/desk.svelte';
import type { Say } from '../text/room';
import { MOST_AREAS, MOST_CORNERS, RADIUS, rounded, type Corner, type OwnShape } from './shape';
import { formatOwnState, parseOwnState, type OwnState, type Way } from './state';
import { keptAs } from './tab.svelte';
import type { OwnKey } from './words';

/** What each way makes. */
const KIND: Record<Way, OwnShape['kind']> = { polygon: 'polygons', areas: 'areas', circle: 'circle', file: 'polygons' };

const moved = (ring: readonly Corner[], at: number, to: Corner) => ring.map((corner, i) => (i === at ? rounded(to) : corner));

export class Making {
  readonly #desk: Desk;
  readonly #say: () => Say<OwnKey>;
  /** The corner that the hand holds: the address is written when it lets go. */
  #held = $state.raw<{ at: number; to: Corner } | null>(null);
  #radius = $state.raw<number>(RADIUS.first);

  readonly state: OwnState = $derived.by(() => parseOwnState(this.#desk.own));
  readonly #kept = $derived.by(() => keptAs(this.state.tab));
  readonly shape: OwnShape | null = $derived.by(() => {
    if (this.#kept) return { kind: 'polygons', polygons: this.#kept.polygons };
    const { shape } = this.state;
    if (this.#held === null || shape?.kind !== 'polygons') return shape;
    return { kind: 'polygons', polygons: [[moved(shape.polygons[0]?.[0] ?? [], this.#held.at, this.#held.to)]] };
  });
  /** The corners of a drawing in one piece; null where there are several pieces or too many corners. */
  readonly editable: readonly Corner[] | null = $derived.by(() => {
    if (this.shape === null) return [];
    const [polygon, more] = this.shape.kind === 'polygons' ? this.shape.polygons : [];
    const [ring, hole] = polygon ?? [];
    return ring && !hole && !more && !this.#kept && ring.length <= MOST_CORNERS ? ring : null;
  });
  readonly corners: readonly Corner[] = $derived(this.state.way === 'polygon' ? (this.editable ?? []) : []);
  readonly codes: readonly string[] = $derived(this.shape?.kind === 'areas' ? this.shape.codes : []);
  readonly center: Corner | null = $derived(this.shape?.kind === 'circle' ? this.shape.center : null);
  /** The radius of the circle, or of the one that is to come. */
  readonly radius: number = $derived(this.shape?.kind === 'circle' ? this.shape.radius : this.#radius);

  constructor(desk: Desk, say: () => Say<OwnKey>) {
    this.#desk = desk;
    this.#say = say;
  }

  change(to: Partial<OwnState>, how: 'push' | 'replace' = 'replace') {
    this.#desk.go({}, how, formatOwnState({ ...this.state, ...to }));
  }

  /** Another way keeps what it can go on with. */
  goOn(way: Way) {
    const { shape, tab, figures } = this.state;
    const usable = this.shape?.kind === KIND[way] && (way !== 'polygon' || this.editable !== null);
    this.change({ way, shape: usable ? shape : null, tab: way === 'file' ? tab : null, figures: usable && figures }, 'push');
  }

  clear() {
    this.change({ shape: null, tab: null, figures: false }, 'push');
  }

  setCorners(corners: readonly Corner[], said = '') {
    if (corners.length > MOST_CORNERS) return this.#tell(this.#say()('tooManyCorners', { n: MOST_CORNERS }));
    const shape: OwnShape | null = corners.length === 0 ? null : { kind: 'polygons', polygons: [[corners.map(rounded)]] };
    this.change({ shape, figures: this.state.figures && corners.length >= 3 });
    this.#tell(said);
  }

  addCorner(at: Corner) {
    this.setCorners([...this.corners, at], this.#say()('cornerSet', { n: this.corners.length + 1 }));
  }

  /** A corner follows the hand, and stays where it lets go. */
  moveCorner(at: number, to: Corner, letGo: boolean) {
    this.#held = letGo ? null : { at, to };
    if (letGo) this.setCorners(moved(this.corners, at, to));
  }

  /** Takes the last corner away. */
  back() {
    const left = this.corners.length - 1;
    if (left >= 0) this.setCorners(this.corners.slice(0, -1), this.#say()('cornerGone', { n: left }));
  }

  /** Takes an area in, or out. */
  toggle(vintage: string, code: string, name: string) {
    const out = this.codes.includes(code);
    if (!out && this.codes.length >= MOST_AREAS) return this.#tell(this.#say()('tooManyAreas', { n: MOST_AREAS }));
    const codes = out ? this.codes.filter((one) => one !== code) : [...this.codes, code].sort();
    this.change({ shape: codes.length === 0 ? null : { kind: 'areas', vintage, codes }, figures: this.state.figures && codes.length > 0 });
    this.#tell(this.#say()(out ? 'removed' : 'added', { area: name, n: codes.length }));
  }

  setCircle(center: Corner | null, radius: number) {
    this.#radius = radius;
    if (center) this.change({ shape: { kind: 'circle', center: rounded(center), radius } });
  }

  #tell(text: string) {
    if (text) this.#desk.announcement = text;
  }
}
