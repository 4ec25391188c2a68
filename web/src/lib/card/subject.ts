// A card's subject, from where it stands: which snapshot, which address, which day.

import type { Desk } from '../state/desk.svelte';
import type { Subject } from './story';

/** `id` names the card in the link. */
export function subjectOf(desk: Desk, { id, ...known }: Pick<Subject, 'title' | 'sentence' | 'about'> & { id: string }): Subject {
  const first = desk.first.data;
  const snapshot = desk.basis.data?.snapshot ?? (first ? { id: first.snapshot } : null);
  return {
    ...known,
    fictional: desk.fictional === true,
    snapshot,
    link: `${location.origin}${desk.link({}, { embed: null })}#${id}`,
    day: new Date().toISOString().slice(0, 10),
  };
}
