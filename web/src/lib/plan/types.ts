// The answers of the planning desk, under the page's names.

import type { components } from '../api/schema';

type Schema = components['schemas'];
/** Every field is there: what is absent is null. */
type Sent<T> = T extends readonly (infer U)[] ? Sent<U>[] : T extends object ? { [K in keyof T]-?: Sent<Exclude<T[K], undefined>> } : T;

export type Desk = Sent<Schema['DeskAnswer']>;
export type Offices = Sent<Schema['OfficesAnswer']>;
export type Office = Offices['offices'][number];
/** The fields of a form, named as the columns of a table of offices. */
export type OfficeForm = Record<string, string>;
export type Imported = Sent<Schema['ImportAnswer']>;
/** What a question about the network stands on; parts may be left out. */
export type Brief = Partial<Schema['Brief']>;
export type Condition = Schema['ConditionBrief'];
export type Site = Sent<Schema['SiteAnswer']>;
export type Reach = Sent<Schema['ReachAnswer']>;
export type Access = Sent<Schema['AccessAnswer']>;
export type Consequences = Sent<Schema['ConsequenceAnswer']>;
export type ChangeRow = Consequences['all'];
export type Plan = Sent<Schema['PlanAnswer']>;
export type Planned = { plan: Plan; consequences: Consequences | null };
export type Prices = Sent<Schema['PricesAnswer']>;
/** How long work is going, and what is known so far. */
export type Progress = Sent<Schema['WorkAnswer']>;
export type Leases = Sent<Schema['LeasesAnswer']>;
export type Lease = Leases['periods'][number]['leases'][number];
export type Scenario = Sent<Schema['ScenarioAnswer']>;
export type Scenarios = Sent<Schema['ScenariosAnswer']>;
export type Rerun = Sent<Schema['RerunAnswer']>;
export type Comparison = Sent<Schema['ComparisonAnswer']>;
export type OwnTables = Sent<Schema['TablesAnswer']>;
/** A table of the reader's own, without what is in it. */
export type OwnTable = OwnTables['tables'][number];
export type TableAsked = { text: string; only_look?: boolean; replace?: boolean };
export type TableTaken = Sent<Schema['TableTakenAnswer']>;
export type Regions = Schema['RegionsAnswer'];
export type Sheet = Sent<Schema['SheetAnswer']>;
/** Staff within reach when others within reach use it too. */
export type FloatingBrief = Partial<Schema['FloatingBrief']>;
export type Floating = Sent<Schema['FloatingAnswer']>;
export type TownBrief = Schema['TownBrief'];
export type Town = Sent<Schema['TownAnswer']>;
export type MobileBrief = Partial<Schema['MobileBrief']>;
/** Stops and days of a bus. */
export type Rota = Sent<Schema['MobileAnswer']>;
export type Training = Sent<Schema['TrainingAnswer']>;
