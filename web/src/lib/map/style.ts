// How areas are drawn: the colours of their classes, hatching and patterns over them, and borders that grow with the zoom.

import { colourVariable, MISSING, OUTSIDE, shadesOf, type Palette, type Shade } from '../classes/scale';
import { RANK } from './coverage';
import type { Fill, Line } from './painter';
import { crosses, dots, hatching, levels, rgb, type Picture } from './patterns';
import { zoomed } from './pen';
import type { Outlines } from './state';

/** Reads a colour of the page's style sheet. */
export type Colours = (variable: string) => string;

/** How strongly areas are coloured whose values rest on few people. */
const PALE = 0.4;

/** The classes of areas, by dense index, as `fillsOf` has fills for them. */
export interface Shading {
  classes: Uint8Array;
  palette: Palette;
}

/** The shades of a palette in the order of their fills. */
const shadesIn = (palette: Palette): Shade[] => [...Array.from({ length: shadesOf(palette) }, (_, shade) => shade), MISSING, OUTSIDE];

export function shadingOf(shades: readonly Shade[], faded: readonly boolean[], palette: Palette): Shading {
  const fills = new Map(shadesIn(palette).map((shade, fill) => [shade, fill]));
  const classes = new Uint8Array(shades.length);
  for (let i = 0; i < shades.length; i++) classes[i] = fills.get(shades[i]!)! + (faded[i] ? fills.size : 0);
  return { classes, palette };
}

/** How the classes of a palette are filled: full, and all once more pale. `opacity` from 0 to 1. */
export function fillsOf(palette: Palette, colours: Colours, opacity: number, patterns: boolean): Fill[] {
  const fills = shadesIn(palette).map((shade) => ({
    colour: colours(colourVariable(shade, palette)),
    opacity,
    pattern: patternOf(shade, palette, colours, patterns),
  }));
  return [...fills, ...fills.map((fill) => ({ ...fill, opacity: opacity * PALE }))];
}

/** Hatching for what has no value; types 1 and 2 stand out, 4 and 5 are quieter. */
function patternOf(shade: Shade, palette: Palette, colours: Colours, patterns: boolean): Picture | null {
  if (shade === MISSING) return hatching(rgb(colours('--missing-ink')));
  if (!patterns || palette !== 'types') return null;
  const ink = rgb(colours('--pattern'));
  return [crosses(ink), dots(ink), null, levels(ink, 90), hatching(ink, 8, 90)][shade] ?? null;
}

/** The borders of areas, municipalities and counties. Far out the many borders of a town would hide its colours. */
export function linesOf(outlines: Outlines, zoom: number, colours: Colours): Line[] {
  if (outlines === 'none') return [];
  const at = (...stops: [number, number][]) => zoomed(zoom, ...stops);
  const [area, outline] = [colours('--map-line'), colours('--map-outline')];
  if (outlines === 'strong') {
    return [
      { rank: RANK.area, colour: area, width: at([5, 0.3], [8, 1], [11, 2]), opacity: at([4, 0.35], [7, 1]) },
      { rank: RANK.municipality, colour: outline, width: at([4, 0.6], [7, 1.5], [11, 3]), opacity: 1 },
      { rank: RANK.county, colour: outline, width: at([4, 1.2], [7, 2.6], [11, 4]), opacity: 1 },
    ];
  }
  return [
    { rank: RANK.area, colour: area, width: at([5, 0.1], [8, 0.5], [11, 1]), opacity: at([5.5, 0], [8, 0.7]) },
    { rank: RANK.municipality, colour: outline, width: at([4, 0.25], [7, 0.7], [11, 1.6]), opacity: 0.75 },
    { rank: RANK.county, colour: outline, width: at([4, 0.6], [7, 1.4], [11, 2.4]), opacity: 1 },
  ];
}
