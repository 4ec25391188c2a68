// Leases by the quarter in which they end. Days are compared as they are written: 2027-03-31.

import type { Office } from './types';

/** Whether an office is open on a day. */
export const isOpen = (office: Pick<Office, 'opened' | 'closed'>, day: string) =>
  (office.opened === null || office.opened <= day) && (office.closed === null || office.closed >= day);

export interface Lease {
  office: Office;
  end: string;
  notice: string | null;
  /** Days until the last day of notice, negative when it has passed; null where none is said. */
  left: number | null;
}

export interface Quarter {
  year: number;
  quarter: number;
  leases: readonly Lease[];
}

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The leases of open offices that end on a day or later, by quarter; within it those whose notice comes first. */
export function quartersOf(offices: readonly Office[], today: string): Quarter[] {
  const leases = offices
    .filter((office) => office.lease_end !== null && office.lease_end >= today && (office.closed === null || office.closed >= today))
    .map((office): Lease => ({ office, end: office.lease_end!, notice: office.notice_date, left: office.notice_date === null ? null : days(today, office.notice_date) }))
    .sort((a, b) => (a.notice ?? a.end).localeCompare(b.notice ?? b.end) || a.office.id.localeCompare(b.office.id));
  const by = new Map<string, Quarter & { leases: Lease[] }>();
  for (const lease of leases) {
    const [year, quarter] = [Number(lease.end.slice(0, 4)), Math.ceil(Number(lease.end.slice(5, 7)) / 3)];
    const key = `${year}${quarter}`;
    const known = by.get(key) ?? { year, quarter, leases: [] };
    known.leases.push(lease);
    by.set(key, known);
  }
  return [...by.values()].sort((a, b) => a.year - b.year || a.quarter - b.quarter);
}
