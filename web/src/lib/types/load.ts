// Asks for what flows between two years need.

import { ApiError, type Client } from '../api/client';
import type { Indicator, Values } from '../api/types';
import { commonMove, flowsOf, type Flows, type TypesIn } from './flows';
import type { TypesChoice } from './state';

export interface LoadedFlows {
  flows: Flows;
  people: readonly (number | null)[] | null;
  years: { from: number; to: number };
  /** The two years, one after the other, that the common move is measured between; null where there are none. */
  move: { first: number; last: number } | null;
  /** Decimals of the index. */
  decimals: number;
  /** Positions in the snapshot's list of sources. */
  sources: readonly number[];
}

/** Types and index of both years, and of the year before the later one; people of the later year. */
export async function loadFlows(client: Client, choice: TypesChoice, indicators: readonly Indicator[], within: string | null): Promise<LoadedFlows> {
  const { from, to, variant, years } = choice;
  const { vintage } = to;
  const before = years.findLast((year) => year.vintage === vintage && year.period < to.period)?.period ?? from.period;
  const column = (id: string, period: number): Promise<Values | null> => {
    const known = indicators.find((i) => i.id === id)?.available.some((a) => a.vintage === vintage && a.periods.includes(period));
    return known ? client.values(id, vintage, period).catch(nothing) : Promise.resolve(null);
  };
  const of = async (period: number): Promise<TypesIn> => {
    const types = await client.types(vintage, period, variant);
    return { types, index: await column(types.indicator, period) };
  };
  const [areas, first, last, preceding, people] = await Promise.all([
    client.areas(vintage),
    of(from.period),
    of(to.period),
    of(before),
    column('population', to.period),
  ]);
  const move = commonMove(preceding, last);
  return {
    flows: flowsOf(first, last, areas, within, move),
    people: people?.values ?? null,
    years: { from: from.period, to: to.period },
    move: move === null ? null : { first: before, last: to.period },
    decimals: last.index?.decimals ?? 1,
    sources: [...(first.index?.sources ?? []), ...(last.index?.sources ?? []), ...(people?.sources ?? [])],
  };
}

/** What the snapshot does not have is nothing; other errors stay errors. */
function nothing(error: unknown): null {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}
