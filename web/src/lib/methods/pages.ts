// The documents of `docs/methods` by name: their titles at once, their text when it is read.

import type { MethodHead, MethodText } from '../../../methods';
import type { Measure } from '../api/types';
import type { Language } from '../state/view';

export type { MethodText };

const SHORT: Record<string, MethodHead> = import.meta.glob(['../../../../docs/methods/**/*.md', '!../../../../docs/methods/README.md'], {
  query: '?head',
  eager: true,
});
const WHOLE = import.meta.glob<MethodText>(['../../../../docs/methods/**/*.md', '!../../../../docs/methods/README.md']);

/** The page in a language, as the path of its document; null where there is none in it. */
const name = (path: string) => path.replace(/^.*docs\/methods\//, '').replace(/\.md$/, '').replace(/\/README$/, '');
const heads = new Map(Object.entries(SHORT).map(([path, head]) => [name(path.split('?')[0]!), head]));
const texts = new Map(Object.entries(WHOLE).map(([path, load]) => [name(path), load]));

const at = (method: string, lang: Language) => (lang === 'sv' ? `sv/${method}` : method);

/** All methods that have a page, in the order of their names. Every Swedish page has an English one. */
export const METHODS: readonly string[] = [...heads.keys()].filter((path) => !path.startsWith('sv/') && path !== 'sv').sort();

/** Swedish names of methods whose page is only in English and that the API does not name, since they are no single measures. */
const NAMES: Record<string, string> = {
  'measures/change': 'Förändring',
  'measures/composition_or_pattern': 'Sammansättning eller mönster',
  'measures/environments': 'Omgivningar',
  'measures/false_discovery': 'Andel falska upptäckter',
  'measures/levels': 'Nivåer',
  'measures/segregation_profile': 'Segregationsprofil',
  'measures/spatial_isolation': 'Rumslig isolering',
};

export interface Named {
  title: string;
  line: string;
  /** The language of title and line. */
  lang: Language;
  /** The language of the page. */
  page: Language;
}

/** Title and first sentence, in the language even where the page is not. Null where there is no such page. */
export function headOf(method: string, lang: Language, measures: readonly Measure[] = []): Named | null {
  const own = heads.get(at(method, lang));
  if (own) return { title: own.title, line: own.line, lang, page: lang };
  const english = heads.get(method);
  if (!english) return null;
  const measure = measures.find((m) => name(m.page) === method);
  const title = measure ? measure.name[lang] : NAMES[method];
  const line = measure ? measure.line[lang] : english.swedish;
  if (title !== undefined && line !== null) return { title, line, lang, page: 'en' };
  return { title: english.title, line: english.line, lang: 'en', page: 'en' };
}

/** The page, in the language if there is one in it, else in English with its Swedish summary. */
export async function readPage(method: string, lang: Language): Promise<(MethodText & { lang: Language }) | null> {
  const own = texts.get(at(method, lang));
  if (own) return { ...(await own()), lang };
  const english = texts.get(method);
  return english ? { ...(await english()), lang: 'en' } : null;
}

/** A part of the contents: methods under a heading. */
export interface Part {
  id: string;
  methods: readonly string[];
}

const SHOWN = [
  'socioeconomic-index',
  'area-types',
  'people-by-type',
  'type-changes',
  'inequality-index',
  'similar-areas',
  'own-areas',
  'police-overlay',
  'aggregation',
  'groups-and-places',
];
const UNCERTAINTY = ['randomisation-tests', 'bootstrap', 'difference-tests', 'noise'].map((page) => `uncertainty/${page}`);
const EXPLAIN = ['change', 'composition_or_pattern', 'levels'].map((page) => `measures/${page}`);

/** The contents: what the barometer shows, uncertainty, the measures by what they are about, and all the rest. */
export function contents(measures: readonly Measure[]): { shown: Part; uncertainty: Part; explain: Part; families: (Part & { measures: Measure[] })[]; rest: Part } {
  const families = new Map<string, Measure[]>();
  for (const measure of measures) families.set(measure.family, [...(families.get(measure.family) ?? []), measure]);
  const named = new Set([...SHOWN, ...UNCERTAINTY, ...EXPLAIN, 'measures', ...measures.map((m) => name(m.page))]);
  return {
    shown: { id: 'shown', methods: SHOWN },
    uncertainty: { id: 'uncertainty', methods: UNCERTAINTY },
    explain: { id: 'explain', methods: EXPLAIN },
    families: [...families].map(([id, of]) => ({ id, methods: of.map((m) => name(m.page)), measures: of })),
    rest: { id: 'rest', methods: METHODS.filter((method) => !named.has(method)) },
  };
}
