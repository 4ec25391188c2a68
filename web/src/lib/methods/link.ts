// Names of the pages about methods that cards lead to: small, since every card may hold one. A test holds them against the documents.

/** The pages that cards name; a measure of segregation leads to its own. */
export const CARD_PAGES = [
  'aggregation',
  'area-types',
  'groups-and-places',
  'inequality-index',
  'measures',
  'measures/local_moran',
  'own-areas',
  'people-by-type',
  'police-overlay',
  'similar-areas',
  'socioeconomic-index',
  'type-changes',
] as const;

export type MethodPage = (typeof CARD_PAGES)[number] | `measures/${string}`;

/** The page of a measure, of which the API names the document. */
export function pageOf(measure: { page: string }): MethodPage {
  return `measures/${measure.page.replace(/^.*\/measures\//, '').replace(/\.md$/, '')}`;
}

/** The page that says how an index or a type is computed; null for indicators that are shares and counts as their definition says. */
export function methodOfIndicator(id: string): MethodPage | null {
  if (id.startsWith('socioeconomic_index')) return 'socioeconomic-index';
  if (id.startsWith('area_type')) return 'area-types';
  return id.startsWith('inequality_index') ? 'inequality-index' : null;
}
