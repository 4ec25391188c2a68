import { describe, expect, test } from 'vitest';
import { briefOf, commandOf, conditionsOf } from '../src/lib/plan/brief';
import { FIRST, numberOf, parseNeed, parseSpeeds, type Question } from '../src/lib/plan/question';
import { formatPlan, parsePlan } from '../src/lib/plan/state';
import { formatView, ownParameters, parseView } from '../src/lib/state/view';

const state = (question: Question) => ({ ...parsePlan({}), question });
/** The question after it has stood in an address. */
const through = (question: Question) => parsePlan(ownParameters(formatView(parseView('?page=plan'), formatPlan(state(question))))).question;

const FULL: Question = {
  ask: 'move',
  by: 7,
  aim: 'most_within',
  minutes: 45.5,
  least: 110,
  most: 115,
  candidates: 'none',
  points: 'regso',
  people: '2022',
  asOf: '2026-01-01',
  fill: 149,
  none: false,
  keepAll: true,
  keep: ['demo-001', 'a~b'],
  close: ['demo-002'],
  add: ['0180'],
  lock: ['demo-003'],
  without: ['åsmåla 2'],
  region: true,
  county: true,
  municipality: true,
  stay: 100,
  apart: 2.5,
  atMost: [
    { grouping: 'area_type', groups: ['1', '2'], minutes: 30 },
    { grouping: 'Police_2023', groups: ['listed'], minutes: 20.5 },
    { grouping: '', groups: [], minutes: 90 },
  ],
  lose: [{ grouping: 'region', groups: ['Malmö-Lund', 'a.b!c~d'], percent: 2.5, minutes: 15 }],
  regions: 'FA 71',
  onePer: ['listed'],
  need: { by: 'groups', grouping: 'area_type', weights: { 1: 2, 2: 1.5 } },
  capacity: { staff: 4000, otherwise: 30000 },
  budget: { most: 90_000_000, rent: 1_000_000, opening: 0, closing: 250_000 },
  mode: 'cycle',
  beside: ['public_transport', 'walk'],
  matrix: 'Bil 2026',
  detour: 1.4,
  start: 3,
  speeds: [{ km: 3, speed: 25 }, { km: null, speed: 70 }],
  bands: [15, 30],
  gap: 0.5,
  rounds: 2000,
};

describe('the question in the address', () => {
  test('every part survives being written and read', () => {
    expect(through(FULL)).toEqual(FULL);
    expect(through(FIRST)).toEqual(FIRST);
    for (const need of [{ by: 'share', indicator: 'unemployed' }, { by: 'indicator', indicator: 'x_y', strength: 0.5, low: true }] as const) {
      expect(through({ ...FIRST, need }).need).toEqual(need);
    }
  });

  test('what is as usual is left out, and an address of before is understood', () => {
    expect(Object.values(formatPlan(state(FIRST))).every((value) => value === null)).toBe(true);
    const before = parsePlan({ tab: 'network', atmost: '12.30', lose: '.2.15', rules: 'county', without: 'demo-001' }).question;
    expect(before.atMost).toEqual([{ grouping: 'area_type', groups: ['1', '2'], minutes: 30 }]);
    expect(before.lose).toEqual([{ grouping: '', groups: [], percent: 2, minutes: 15 }]);
    expect(formatPlan(state(before))).toMatchObject({ atmost: '12.30', lose: '.2.15', rules: 'county' });
  });

  test('parts that make no sense are left out, never an error', () => {
    const odd = { ask: 'all', atmost: '12.~x:.3~%:a.b', lose: '1.2', need: 'a', capacity: 'x', budget: '1', speeds: '3', bands: '1,b', points: 'kommun', people: '22', asof: 'today', stay: '-1', apart: 'far', detour: '1e3' };
    expect(parsePlan(odd).question).toEqual(FIRST);
  });

  test('numbers are read as people write them, and what is none is none', () => {
    expect(['1,5', '1.5', ' 90 000 ', '-3', '', 'x', '1e5', '--1'].map(numberOf)).toEqual([1.5, 1.5, 90000, -3, null, null, null, null]);
    expect(parseNeed('low:income:1')).toEqual({ by: 'indicator', indicator: 'income', strength: 1, low: true });
    expect(parseSpeeds('3:30,inf:80')).toEqual([{ km: 3, speed: 30 }, { km: null, speed: 80 }]);
    expect(parseSpeeds('3-30')).toBeNull();
  });
});

describe('the question as it is asked', () => {
  test('the brief says all of it, with the regions themselves', () => {
    const brief = briefOf(FULL, { regions: { '0180': 'Stockholm' }, divisions: { listed: { '0180': 'a' } } });
    expect(brief).toMatchObject({
      aim: { what: 'most_within', minutes: 45.5 },
      ask: { which: 'move', offices: 7 },
      number: null,
      demand: { level: 'regso', period: '2022' },
      offices: { none: false, as_of: '2026-01-01', fill: 149 },
      keep_all: true,
      close: ['demo-002'],
      add: ['0180'],
      lock: ['demo-003'],
      regions: { '0180': 'Stockholm' },
      divisions: { listed: { '0180': 'a' } },
      mode: 'cycle',
      beside: { walk: { by: 'model', detour: 1.25, start: 0, legs: [{ up_to_km: null, km_h: 5 }] } },
      travel: { by: 'table', name: 'Bil 2026' },
      need: { by: 'groups', grouping: 'area_type', weights: { 1: 2, 2: 1.5 } },
      capacity: { people_per_staff: 4000, otherwise: 30000 },
      bands: [15, 30],
      effort: { rounds: 2000, gap_percent: 0.5 },
    });
    expect(brief.conditions?.map(({ rule }) => rule)).toEqual([
      'one_per_region', 'one_per_county', 'one_per', 'stay_in_municipalities', 'stay_at_least', 'at_most', 'at_most', 'at_most', 'lose_at_most', 'apart', 'budget',
    ]);
    expect(conditionsOf(FULL).map(({ part }) => part)).toEqual([
      'region', 'county', 'onePer', 'municipality', 'stay', 'atMost.0', 'atMost.1', 'atMost.2', 'lose.0', 'apart', 'budget',
    ]);
  });

  test('a model of travel that differs in one number keeps the others as usual', () => {
    expect(briefOf({ ...FIRST, detour: 1.5 }).travel).toEqual({
      by: 'model',
      detour: 1.5,
      start: 2,
      legs: [{ up_to_km: 3, km_h: 30 }, { up_to_km: 15, km_h: 55 }, { up_to_km: null, km_h: 80 }],
    });
    expect(briefOf(FIRST).travel).toBeUndefined();
    expect(briefOf({ ...FIRST, mode: 'walk' })).toMatchObject({ mode: 'walk', travel: { by: 'model', detour: 1.25, start: 0, legs: [{ up_to_km: null, km_h: 5 }] } });
  });

  test('the command line asks the same, in words that a shell keeps together', () => {
    expect(commandOf(FIRST)).toBe('segbar plan site');
    const command = commandOf(FULL);
    for (const part of [
      '--aim most --minutes-most 45.5',
      '--best-moves 7',
      '--candidates none --level regso --period 2022 --as-of 2026-01-01 --fill 149',
      "--keep demo-001 --keep 'a~b' --close demo-002 --open 0180 --lock demo-003 --without 'åsmåla 2'",
      "--one-per-region --regions 'FA 71.csv' --one-per-county --one-per listed --stay-in-municipalities --stay-at-least 100",
      '--at-most area_type=1,2:30 --at-most Police_2023=listed:20.5 --at-most all:90',
      '--budget 90000000:1000000:0:250000 --need area_type=1:2,2:1.5 --capacity 4000:30000',
      "--mode cycle --beside public_transport,walk --matrix 'Bil 2026.csv' --bands 15,30 --gap 0.5 --effort 2000",
    ]) {
      expect(command).toContain(part);
    }
    expect(command).not.toContain('--number');
    expect(commandOf({ ...FIRST, keep: ["it's"] })).toBe("segbar plan site --keep 'it'\\''s'");
  });
});
