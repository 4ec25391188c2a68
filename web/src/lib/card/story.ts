// What a file says of itself, since it will be read far from the page: title, definition, cautions, breaks, sources, snapshot, link.

import type { Snapshot } from '../api/types';
import type { Say } from '../text/room';
import type { About } from './model';
import type { words } from './words';

/** What is known of a card beside its figures. */
export interface Subject {
  title: string;
  sentence?: string;
  about?: About | undefined;
  /** Whether everything is invented. */
  fictional: boolean;
  snapshot: (Pick<Snapshot, 'id'> & { segbar?: string }) | null;
  /** Where the card stands. */
  link: string;
  /** The day on which the file is made, as 2026-11-23. */
  day: string;
}

type CardSay = Say<keyof (typeof words)['sv']>;

/** Everything, as pairs of what it is and what it says, in the order in which it is to be read. */
export function storyOf({ title, sentence, about, fictional, snapshot, link, day }: Subject, say: CardSay): [what: string, text: string][] {
  const pairs: [string, string | undefined][] = [
    [say('fictionalName'), fictional ? say('fictional') : undefined],
    [say('content'), title],
    [say('inShort'), sentence],
    [say('definition'), about?.definition],
    [say('base'), about?.base],
    [say('caution'), about?.caution],
    [say('disclosure'), about?.disclosure],
    ...(about?.breaks ?? []).map(({ from, text }): [string, string] => [say('breaks'), `${from}: ${text}`]),
    ...(about?.sources ?? []).map((source): [string, string] => [say('sources'), source]),
    [say('snapshot'), snapshot ? [snapshot.id, snapshot.segbar && `(segbar ${snapshot.segbar})`].filter(Boolean).join(' ') : undefined],
    [say('linkName'), link],
    [say('fetched'), day],
  ];
  return pairs.filter((pair): pair is [string, string] => Boolean(pair[1]));
}

/** What must be known of the figures in a file that is read without the page: what the card says, its breaks, where they come from. */
export function linesOf(subject: Pick<Subject, 'sentence' | 'about' | 'fictional' | 'snapshot'>, say: CardSay): string[] {
  const breaks = (subject.about?.breaks ?? []).map(({ from, text }) => `${say('breaks')}: ${from}: ${text}`);
  return [...(subject.sentence ? [subject.sentence] : []), ...breaks, ...originOf(subject, say)];
}

/** The same in few lines, for pictures. */
export function originOf({ about, fictional, snapshot }: Pick<Subject, 'about' | 'fictional' | 'snapshot'>, say: CardSay): string[] {
  const sources = about?.sources ?? [];
  return [
    ...(fictional ? [say('fictional')] : []),
    ...(sources.length > 0 ? [`${say('sources')}: ${sources.join('; ')}`] : []),
    ...(snapshot ? [[snapshot.segbar && `segbar ${snapshot.segbar}`, say('snapshotShort', { id: snapshot.id.slice(0, 12) })].filter(Boolean).join(', ')] : []),
  ];
}
