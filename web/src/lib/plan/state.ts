// What the planning desk adds to the address: the tab, and what a plan is asked. Answers are not in the address; a saved scenario is named there.

import { formatQuestion, joined, listed, parseQuestion, type Question } from './question';

export { CANDIDATES, type Candidates } from './question';

export const TABS = ['offices', 'network', 'catchments', 'town', 'mobile', 'leases', 'training', 'scenarios'] as const;
export type Tab = (typeof TABS)[number];

export interface PlanState {
  tab: Tab;
  /** Id of the office whose form or sheet is open; `new` for one that is being added. */
  office: string | null;
  /** Names of the scenarios that are compared. */
  compare: readonly string[];
  question: Question;
}

/** Reads the parameters. What is ill-formed is left out, never an error. */
export function parsePlan(own: Readonly<Record<string, string>>): PlanState {
  return {
    tab: TABS.find((tab) => tab === own.tab) ?? 'offices',
    office: own.office ?? null,
    compare: listed(own.compare),
    question: parseQuestion(own),
  };
}

/** The parameters of a state; null for what an address without them means. */
export function formatPlan({ tab, office, compare, question }: PlanState): Record<string, string | null> {
  return { tab: tab === 'offices' ? null : tab, office, compare: joined(compare), ...formatQuestion(question) };
}
