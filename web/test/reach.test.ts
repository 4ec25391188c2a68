import { describe, expect, test } from 'vitest';
import { floatingBrief, floatingCommand, formatFloating, formatSteps, parseFloating, parseSteps, USUAL, type FloatingState } from '../src/lib/plan/floating';
import { formatMobile, mobileBrief, mobileCommand, parseMobile, settingOf, type MobileState } from '../src/lib/plan/mobileAsked';
import { groupTable, loadTable, staffAreaTable, stopTable, townTable } from '../src/lib/plan/reachTables';
import { reachWords } from '../src/lib/plan/reachWords';
import { rotaCalendar, workingDay } from '../src/lib/plan/rotaCalendar';
import { formatTown, parseTown, townBrief, townCommand, type TownState } from '../src/lib/plan/townAsked';
import type { Floating, Rota, Town } from '../src/lib/plan/types';
import { formatView, ownParameters, parseView } from '../src/lib/state/view';
import { wordsOf } from '../src/lib/text/dictionary';
import { sayer } from '../src/lib/text/room';

/** Parameters after they have stood in an address. */
const through = (own: Record<string, string | null>) => ownParameters(formatView(parseView('?page=plan'), own));
const t = sayer(reachWords, 'en');

describe('catchments', () => {
  const state: FloatingState = { method: 'balanced', steps: [[15, 1], [45, 0.25]], perStaff: 4000, by: 'county', part: '31' };

  test('the question survives an address, and an address without it asks the usual one', () => {
    expect(parseFloating(through(formatFloating(state)))).toEqual(state);
    const usual = parseFloating({});
    expect(Object.values(formatFloating(usual)).every((value) => value === null)).toBe(true);
    expect(floatingBrief(usual)).toEqual({ method: 'per_person' });
    expect(parseFloating({ method: 'guess', steps: '10:2', perstaff: '0', by: 'a b', part: 'x' })).toEqual(usual);
  });

  test('steps rise in minutes and do not rise in weight', () => {
    expect(parseSteps(formatSteps(USUAL))).toEqual(USUAL);
    expect(parseSteps('10:1; 20:.5')).toEqual([[10, 1], [20, 0.5]]);
    for (const wrong of ['', '10', '10:0', '10:1.5', '10:1,10:0.5', '20:1,10:0.5', '10:0.5,20:0.6', '-5:1', '10:1,']) expect(parseSteps(wrong), wrong).toBeNull();
  });

  test('the command says what the address says', () => {
    expect(floatingCommand(parseFloating({}))).toBe('segbar plan catchments --candidates none --by area_type');
    expect(floatingCommand(state)).toBe('segbar plan catchments --candidates none --method balanced --steps 15:1,45:0.25 --people-per-staff 4000 --by county');
  });

  test('few people are greyed, areas without people are left out, and the most loaded office comes first', () => {
    const name = { sv: 'a', en: 'a' };
    const group = { code: '1', name, people: 60, per_10_000: 2, without: 0, small: true };
    expect(groupTable('', [group], wordsOf('en'), t).rows[0]!.cells).toEqual(['a', 60, { value: 2, greyed: true }, 0]);
    const area = { code: 'A', name: 'a', municipality: '3101', people: 500, per_10_000: 3, small: false };
    const areas = [area, { ...area, code: 'B', people: 0, per_10_000: null, small: true }, { ...area, code: 'C', per_10_000: 0 }];
    expect(staffAreaTable('', areas, (code) => code, t).rows.map(({ cells }) => cells[1])).toEqual(['C', 'A']);
    const office = (id: string, load_percent: number | null) => ({ site: { id, name: id, municipality: '' }, staff: 1, people: 1, per_10_000: 1, load_percent });
    const offices = [office('low', 40), office('none', null), office('high', 160)] as unknown as Floating['offices'];
    expect(loadTable('', offices, (code) => code, t).rows.map(({ cells }) => cells[0])).toEqual(['high', 'low', 'none']);
  });
});

describe('inside a town', () => {
  const state: TownState = { town: '3101', purpose: 'trust', near: 15, list: 'Police_2023', extra: 2 };

  test('the question survives an address', () => {
    expect(parseTown(through(formatTown(state)))).toEqual(state);
    expect(Object.values(formatTown(parseTown({}))).every((value) => value === null)).toBe(true);
    expect(parseTown({ town: 'x', purpose: 'profit', near: '-1', extra: 'much' })).toEqual(parseTown({}));
  });

  test('nothing is asked before a municipality is chosen, nor for trust before a list is', () => {
    expect(townBrief(parseTown({}))).toBeNull();
    expect(townBrief({ ...state, list: null })).toBeNull();
    expect(townBrief({ ...state, extra: null })).toEqual({ municipality: '3101', aim: 'trust', within: 15, list: 'Police_2023' });
    expect(townCommand(state)).toBe('segbar plan town --municipality 3101 --purpose trust --near 15 --list Police_2023 --extra 2');
  });

  test('the table has what the list says only where there is a list', () => {
    const site = { site: { id: '3101A1', name: 'a' }, rank: 1, ranks: [1, 3], score: 4, people_within: 50, listed_within: 10, takes_over: 5, mean_minutes: 6, kilometres_to_next: null, on_list: true };
    const town = { sites: [site] } as unknown as Town;
    expect(townTable('', town, true, t).rows[0]!.cells).toEqual(['a', 1, 1, 3, 4, { value: 50, greyed: true }, 10, 'yes', 5, 6, null, '3101A1']);
    expect(townTable('', town, false, t).columns.map(({ key }) => key)).not.toContain('listed_within');
  });
});

describe('mobile stops', () => {
  const state: MobileState = { ...parseMobile({}), home: "Åmåls kontor", places: 'demand', first: '2027-01-11', settings: { ...parseMobile({}).settings, band: 45, stops_a_day: 4 } };

  test('the question survives an address', () => {
    expect(parseMobile(through(formatMobile(state)))).toEqual(state);
    expect(Object.values(formatMobile(parseMobile({}))).every((value) => value === null)).toBe(true);
    expect(mobileBrief(parseMobile({}))).toBeNull();
    expect(mobileBrief(state)).toMatchObject({ mobile: { home: 'Åmåls kontor', band: 45, days: 5 }, brief: { candidates: 'demand' } });
    expect(mobileCommand(state)).toBe("segbar plan mobile --home 'Åmåls kontor' --candidates demand --beyond 45 --stops-a-day 4");
  });

  test('settings outside what can be are left out', () => {
    expect([settingOf('stops', '0'), settingOf('stops', '201'), settingOf('stop_minutes', '0'), settingOf('stops_a_day', '9'), settingOf('band', '3.5')]).toEqual([null, null, 0, null, null]);
  });

  test('a stop that no day visits says so', () => {
    const rota = { stops: [{ site: { id: 'a', name: 'A', municipality: '' }, people: 9, day: null, arrives: null }] } as unknown as Rota;
    expect(stopTable('', rota, (code) => code, t).rows[0]!.cells).toEqual(['A', 'does not fit', null, 9, '', 'a']);
  });

  test('days are working days, and the calendar comes again when the rota does', () => {
    // Saturday 2027-01-09: the first working day is Monday the 11th, the sixth Monday the 18th.
    expect(new Date(workingDay('2027-01-09', 0)).toISOString().slice(0, 10)).toBe('2027-01-11');
    expect(new Date(workingDay('2027-01-09', 5)).toISOString().slice(0, 10)).toBe('2027-01-18');
    const days = Array.from({ length: 6 }, (_, i) => ({ title: `Dag ${i + 1}: Å, Ä; Ö`, text: `${'Ö'.repeat(60)}\nnästa` }));
    const file = rotaCalendar(days, '2027-01-11', new Date('2027-01-01T08:00:00Z'));
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(6);
    expect(file).toContain('DTSTART;VALUE=DATE:20270118');
    expect(file).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2');
    expect(file).toContain('SUMMARY:Dag 1: Å\\, Ä\\; Ö');
    expect(file).toContain('DTSTAMP:20270101T080000Z');
    const lines = file.split('\r\n');
    expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
    expect(file.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:${'Ö'.repeat(60)}\\nnästa`);
  });
});
