// An office as the fields of a form.

import type { Office, OfficeForm } from './types';

/** The fields in their order: the columns of a table of offices that a form shows. */
export const FIELDS = [
  'name',
  'id',
  'kind',
  'kommun_code',
  'x',
  'y',
  'opened',
  'closed',
  'lease_end',
  'notice_date',
  'floor_area_m2',
  'rent_sek_year',
  'staff',
  'visits_year',
  'partners',
  'aim',
] as const;
export type Field = (typeof FIELDS)[number];

/** The fields of an office; of none, empty ones. */
export function fieldsOf(office: Office | null): Record<Field, string> {
  const text = (value: string | number | null | undefined) => (value === null || value === undefined ? '' : String(value));
  return {
    name: text(office?.name),
    id: text(office?.id),
    kind: office?.kind ?? 'fixed',
    kommun_code: text(office?.area).slice(0, 4),
    x: text(office?.x),
    y: text(office?.y),
    opened: text(office?.opened),
    closed: text(office?.closed),
    lease_end: text(office?.lease_end),
    notice_date: text(office?.notice_date),
    floor_area_m2: text(office?.floor_area_m2),
    rent_sek_year: text(office?.rent_sek_year),
    staff: text(office?.staff),
    visits_year: text(office?.visits_year),
    partners: office?.partners.join(' | ') ?? '',
    aim: text(office?.aim),
  };
}

/** What is sent: what is empty is left out. */
export function formOf(fields: Readonly<Record<Field, string>>): OfficeForm {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
}

/** Whether a reason is about a field; `x, y` is about both. */
export function isAbout(reason: string | null, field: Field): boolean {
  return reason !== null && reason.split(', ').includes(field);
}
