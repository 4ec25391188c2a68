// The question as the desk is asked it, and as the command line is.

import { formatBudget, formatCapacity, formatNeed, formatSpeeds, MODELS, type AtMost, type Leg, type Mode, type Question } from './question';
import type { Brief, Condition, Regions } from './types';

type Asked = Exclude<Brief['ask'], undefined>;

/** What must hold, each with the part of the form that says it; a reason of the desk names a condition by its position. */
export function conditionsOf(q: Question): { part: string; condition: Condition }[] {
  const groups = ({ grouping, groups }: AtMost) => ({ grouping: groups.length > 0 ? grouping : '', groups: [...groups] });
  const said: { part: string; condition: Condition }[] = [];
  const say = (part: string, condition: Condition) => said.push({ part, condition });
  if (q.region) say('region', { rule: 'one_per_region' });
  if (q.county) say('county', { rule: 'one_per_county' });
  for (const division of q.onePer) say('onePer', { rule: 'one_per', division });
  if (q.municipality) say('municipality', { rule: 'stay_in_municipalities' });
  if (q.stay !== null) say('stay', { rule: 'stay_at_least', offices: q.stay });
  q.atMost.forEach((rule, i) => say(`atMost.${i}`, { rule: 'at_most', ...groups(rule), minutes: rule.minutes }));
  q.lose.forEach((rule, i) => say(`lose.${i}`, { rule: 'lose_at_most', ...groups(rule), percent: rule.percent, minutes: rule.minutes }));
  if (q.apart !== null) say('apart', { rule: 'apart', km: q.apart });
  if (q.budget) say('budget', { rule: 'budget', ...q.budget });
  return said;
}

const legsOf = (legs: readonly Leg[]) => legs.map(({ km, speed }) => ({ up_to_km: km, km_h: speed }));

/** The question as the desk is asked it; `own` is what the own table of regions holds. What is as usual is left out. */
export function briefOf(q: Question, own: Regions = { regions: {}, divisions: {} }): Brief {
  const within = q.aim === 'most_within' || q.aim === 'fewest_within';
  const brief: Brief = {
    aim: within ? { what: q.aim as 'most_within', minutes: q.minutes } : { what: q.aim as 'least_mean' },
    number: q.ask !== 'best' || q.least === null ? null : { least: q.least, most: q.most ?? q.least },
    candidates: q.candidates,
    keep: [...q.keep],
    without: [...q.without],
    conditions: conditionsOf(q).map(({ condition }) => condition),
  };
  if (q.ask !== 'best') brief.ask = { which: q.ask, offices: q.by } as Asked;
  if (q.points !== null || q.people !== null) brief.demand = { level: q.points, period: q.people, file: null };
  if (q.none || q.asOf !== null || q.fill !== null) brief.offices = { none: q.none, as_of: q.asOf, fill: q.fill, file: null };
  if (q.keepAll) brief.keep_all = true;
  for (const list of ['close', 'add', 'lock'] as const) if (q[list].length > 0) brief[list] = [...q[list]];
  if (Object.keys(own.regions).length > 0) brief.regions = { ...own.regions };
  if (Object.keys(own.divisions).length > 0) brief.divisions = { ...own.divisions };
  if (q.need) brief.need = q.need.by === 'groups' ? { ...q.need, weights: { ...q.need.weights } } : { ...q.need };
  if (q.capacity) brief.capacity = { people_per_staff: q.capacity.staff, otherwise: q.capacity.otherwise };
  const usual = MODELS[q.mode];
  if (q.mode !== 'car') brief.mode = q.mode;
  if (q.matrix !== null) brief.travel = { by: 'table', name: q.matrix };
  else if (q.mode !== 'car' || q.detour !== null || q.start !== null || q.speeds !== null) {
    brief.travel = { by: 'model', detour: q.detour ?? usual.detour, start: q.start ?? usual.start, legs: legsOf(q.speeds ?? usual.speeds) };
  }
  const beside = q.beside.filter((mode) => mode !== q.mode);
  if (beside.length > 0) {
    const model = ({ detour, start, speeds }: (typeof MODELS)[Mode]) => ({ by: 'model' as const, detour, start, legs: legsOf(speeds) });
    brief.beside = Object.fromEntries(beside.map((mode) => [mode, model(MODELS[mode])]));
  }
  if (q.bands) brief.bands = [...q.bands];
  if (q.gap !== null || q.rounds !== null) brief.effort = { rounds: q.rounds ?? 4000, gap_percent: q.gap ?? 0 };
  return brief;
}

/** A word of a command, in quotation marks where a shell would split it. */
const word = (text: string) => (/^[\w.,:=%@/+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
const GROUPED = ({ grouping, groups }: AtMost) => (groups.length === 0 ? 'all' : `${grouping}=${groups.join(',')}`);

/** The same question on the command line. Own tables are named by the names that they have on the desk. */
export function commandOf(q: Question, verb: 'site' | 'prices' = 'site'): string {
  const flags: string[] = [];
  const say = (flag: string, value?: string | number) => flags.push(value === undefined ? `--${flag}` : `--${flag} ${word(String(value))}`);
  const maybe = (flag: string, value: string | number | null) => value !== null && say(flag, value);
  const aims = { least_mean: null, least_worst: 'least_worst', most_within: 'most', fewest_within: 'fewest' };
  maybe('aim', aims[q.aim]);
  if (q.aim === 'most_within' || q.aim === 'fewest_within') say('minutes-most', q.minutes);
  if (q.ask === 'close') say('least-loss', q.by);
  else if (q.ask === 'add') say('best-to-add', q.by);
  else if (q.ask === 'move') say('best-moves', q.by);
  else if (q.least !== null) say('number', q.most === null || q.most === q.least ? q.least : `${q.least}..${q.most}`);
  if (q.candidates !== 'municipalities') say('candidates', q.candidates);
  maybe('level', q.points);
  maybe('period', q.people);
  maybe('as-of', q.asOf);
  maybe('fill', q.fill);
  if (q.none) say('from-nothing');
  if (q.keepAll) say('keep-all');
  for (const [list, flag] of [['keep', 'keep'], ['close', 'close'], ['add', 'open'], ['lock', 'lock'], ['without', 'without']] as const) {
    for (const id of q[list]) say(flag, id);
  }
  if (q.region) say('one-per-region');
  maybe('regions', q.regions && `${q.regions}.csv`);
  if (q.county) say('one-per-county');
  for (const division of q.onePer) say('one-per', division);
  if (q.municipality) say('stay-in-municipalities');
  maybe('stay-at-least', q.stay);
  for (const rule of q.atMost) say('at-most', `${GROUPED(rule)}:${rule.minutes}`);
  for (const rule of q.lose) say('lose-at-most', `${GROUPED(rule)}:${rule.percent}%:${rule.minutes}`);
  maybe('apart', q.apart);
  maybe('budget', q.budget && formatBudget(q.budget));
  maybe('need', q.need && formatNeed(q.need));
  maybe('capacity', q.capacity && formatCapacity(q.capacity));
  if (q.mode !== 'car') say('mode', q.mode);
  if (q.beside.some((mode) => mode !== q.mode)) say('beside', q.beside.filter((mode) => mode !== q.mode).join(','));
  maybe('matrix', q.matrix && `${q.matrix}.csv`);
  if (q.matrix === null) {
    maybe('detour', q.detour);
    maybe('start', q.start);
    maybe('speeds', q.speeds && formatSpeeds(q.speeds));
  }
  maybe('bands', q.bands && q.bands.join(','));
  maybe('gap', q.gap);
  maybe('effort', q.rounds);
  return ['segbar plan', verb, ...flags].join(' ');
}
