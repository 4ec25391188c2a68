// Names of lines: beside their ends where there is room, apart from each other; else as a list above them.

/** Room that a name of so many letters needs, in points of the screen. */
export const LETTER = 6.6;
const HEIGHT = 14;

export interface Labels {
  /** Room to the right of the lines, for names beside their ends. */
  right: number;
  /** Room above the lines, for a list. */
  top: number;
  where: 'none' | 'ends' | 'above';
}

/** Where the names of lines go. */
export function labelsFor(names: readonly string[], width: number): Labels {
  if (names.length < 2) return { right: 16, top: 0, where: 'none' };
  const right = 22 + LETTER * Math.max(...names.map((name) => name.length));
  return right <= width * 0.3 ? { right, top: 0, where: 'ends' } : { right: 16, top: names.length * (HEIGHT + 3) + 6, where: 'above' };
}

/** Heights moved apart as little as needed: in the same order, at least `apart` from each other, within `[low, high]` as far as they fit. */
export function spread(heights: readonly number[], apart: number, [low, high]: readonly [number, number]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]! || a - b);
  // Names that would overlap are gathered, and each gathering lies around the middle of where its names belong.
  const groups: { members: number[]; middle: number }[] = [];
  const from = ({ members, middle }: { members: number[]; middle: number }) => middle - ((members.length - 1) * apart) / 2;
  for (const i of order) {
    let group = { members: [i], middle: heights[i]! };
    for (let before = groups.at(-1); before && from(before) + before.members.length * apart > from(group); before = groups.at(-1)) {
      groups.pop();
      const members = [...before.members, ...group.members];
      const middle = members.reduce((sum, k) => sum + heights[k]!, 0) / members.length;
      group = { members, middle };
    }
    const reach = ((group.members.length - 1) * apart) / 2;
    group.middle = Math.max(low + reach, Math.min(high - reach, group.middle));
    groups.push(group);
  }
  const placed = new Array<number>(heights.length);
  for (const group of groups) group.members.forEach((i, k) => (placed[i] = from(group) + k * apart));
  return placed;
}

export interface Named {
  name: string;
  colour: string;
  /** Where its line ends, in points of the drawing; null where it has no value. */
  end: { x: number; y: number } | null;
  dashed?: boolean;
}

/** Writes the names into a drawing. */
export function writeLabels(drawing: SVGSVGElement, lines: readonly Named[], where: 'ends' | 'above', left: number, within: readonly [number, number]) {
  const ended = lines.filter((line) => line.end !== null);
  const heights = spread(ended.map((line) => line.end!.y), HEIGHT, within);
  const right = Math.max(...ended.map((line) => line.end!.x));
  const shown = where === 'above' ? lines.map((line, i) => ({ ...line, x: left, y: 10 + i * (HEIGHT + 3) })) : ended.map((line, i) => ({ ...line, x: right + 10, y: heights[i]! }));
  for (const { name, colour, x, y, dashed } of shown) {
    const marks = dashed ? [[x, 3], [x + 5, 3]] : [[x, 8]];
    const text = element('text', { x: x + 12, y, dy: '0.34em', fill: 'var(--ink)', 'text-anchor': 'start', 'font-size': 11.5, 'font-weight': 600 });
    text.textContent = name;
    drawing.append(...marks.map(([from, width]) => element('rect', { x: from!, y: y - 1.5, width: width!, height: 3, fill: colour })), text);
  }
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
