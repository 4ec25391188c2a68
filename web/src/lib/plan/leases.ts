// Whether an office is open on a day. Days are compared as they are written: 2027-03-31.

import type { Office } from './types';

export const isOpen = (office: Pick<Office, 'opened' | 'closed'>, day: string) =>
  (office.opened === null || office.opened <= day) && (office.closed === null || office.closed >= day);

/** The year and quarter of a period: `2027 Q1`. */
export function quarterOf(period: string): { year: string; q: string } {
  const [year = '', q = ''] = period.split(' Q');
  return { year, q };
}
