// What a card holds, as data: its table, what it is about, and how its figures can be taken away. The picture is drawn
// from the same table by the one who makes the card.

import type { MissingReason, Unit } from '../api/types';
import type { MethodPage } from '../methods/link';

export interface Column {
  key: string;
  label: string;
  /** Numbers are aligned to the right and written with this unit and so many decimals. */
  number?: NumberForm;
  /** Whether its numbers were brought onto other borders than they were published on. Files mark each of them. */
  bridged?: boolean;
  /** The language of its cells, where they are quoted and keep their own. */
  lang?: 'sv';
}

export interface NumberForm {
  unit: Unit;
  decimals: number;
}

/** A cell: a text, a number, or nothing with a reason. `greyed` is set by rule where the number rests on few people. */
export type Cell =
  | string
  | number
  | null
  | {
      value: number | null;
      low?: number | null;
      high?: number | null;
      missing?: MissingReason | null;
      greyed?: boolean;
      /** How the number is written, where the rows of a column differ in that. */
      number?: NumberForm;
    };

export interface TableRow {
  /** One cell per column; the first names the row. */
  cells: readonly Cell[];
  /** Address of what the row is about, for its first cell. */
  href?: string;
}

/** The figures of a card. The first column names the rows. */
export interface Table {
  caption: string;
  columns: readonly Column[];
  rows: readonly TableRow[];
}

/** From the one definition of an indicator or measure: what stands under “about”. All parts are in the language in force. */
export interface About {
  definition: string;
  caution?: string;
  base?: string;
  disclosure?: string;
  breaks?: readonly { from: number; text: string }[];
  /** Sources with publisher, table and date. */
  sources: readonly string[];
  /** The page that says more: of an indicator (null: of all), or of a method. */
  more: { indicator: string | null } | { method: MethodPage };
}

/** How the figures can be taken away. */
export interface Downloads {
  /** Name of the files, without ending. */
  name: string;
  /** Address of the answer under /api/v1 without ending, when the card shows one column: then its JSON-stat comes from there. */
  answer?: string;
  /** Code of the area that the rows lie within, when the card shows only a part of the answer. */
  within?: string | null;
}

/** The number of a cell, or null. */
export function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'object' && cell !== null ? cell.value : null;
}
