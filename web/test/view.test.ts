import { describe, expect, test } from 'vitest';
import { liesWithin, withinAt } from '../src/lib/state/codes';
import { openSibling, resolve } from '../src/lib/state/resolve';
import { entered, formatView, ownParameters, parseView } from '../src/lib/state/view';
import { indicator, snapshot } from './example';

describe('the address', () => {
  test('an empty address is the Swedish start, and is written as nothing', () => {
    const view = parseView('');
    expect(view).toMatchObject({ lang: 'sv', theme: 'auto', room: 'start', view: 'map', indicator: null, leaf: 1 });
    expect(formatView(view)).toBe('');
  });

  test('a view survives being written and read', () => {
    const address =
      '?page=map&lang=en&theme=dark&indicator=unemployed&level=deso&vintage=DeSO_2018&period=2022&within=0380' +
      '&overlay=Police_2023&area=Police_2023.gottsunda-valsatra&view=table&patterns=1&sort=value.desc&leaf=3&filter=%C3%A5s';
    expect(formatView(parseView(address))).toBe(address);
  });

  test('parts that make no sense are left out', () => {
    const view = parseView('?page=map&lang=fi&level=street&period=22&area=0380R001&leaf=-1&sort=colour&within=a/b&view=globe');
    expect(view).toEqual(parseView('?page=map'));
    expect(parseView('?page=attic')).toEqual(parseView(''));
  });

  test('an address from before there were rooms is of the map', () => {
    expect(parseView('?indicator=unemployed&page=3')).toMatchObject({ room: 'map', indicator: 'unemployed', leaf: 3 });
    expect(parseView('?area=RegSO_2020.0380R001').room).toBe('map');
    expect(parseView('?lang=en').room).toBe('start');
  });

  test('what a room adds to the address is kept apart from what rooms share', () => {
    const address = '?page=lab&lang=en&period=2022&marks=line';
    expect(ownParameters(address)).toEqual({ marks: 'line' });
    expect(formatView(parseView(address), ownParameters(address))).toBe(address);
    expect(formatView(parseView('?page=lab'), { marks: null, indicator: 'not its own' })).toBe('?page=lab');
  });

  test('a room is entered with the language and appearance in force, and nothing else', () => {
    const from = parseView('?page=map&lang=en&theme=dark&indicator=unemployed&area=RegSO_2020.0380R001');
    expect(formatView(entered('lab', from))).toBe('?page=lab&lang=en&theme=dark');
  });

  test('an area without its vintage cannot be expressed', () => {
    expect(parseView('?area=0380R001').area).toBeNull();
    expect(parseView('?area=RegSO_2020.0380R001').area).toEqual({ vintage: 'RegSO_2020', code: '0380R001' });
    expect(parseView('?area=a.b.c').area).toBeNull();
  });
});

describe('what is shown', () => {
  const both = indicator({
    id: 'unemployed',
    available: [
      { vintage: 'RegSO_2020', periods: [2021, 2022], breakdowns: [] },
      { vintage: 'RegSO_2025', periods: [2024], breakdowns: [] },
      { vintage: 'County_2007', periods: [2022], breakdowns: [] },
    ],
  });
  const types = indicator({ id: 'area_type', unit: 'class' });
  const typesOpen = indicator({
    id: 'area_type_open',
    unit: 'class',
    available: [{ vintage: 'DeSO_2018', periods: [2022], breakdowns: [] }],
  });
  const show = (search: string, indicators = [both, types, typesOpen]) => resolve(parseView(search), snapshot, indicators);

  test('the start is the area types of the RegSO in the latest year', () => {
    expect(show('')).toMatchObject({ indicator: { id: 'area_type' }, level: 'regso', period: 2022, substituted: [] });
  });

  test('the year decides the vintage', () => {
    expect(show('?indicator=unemployed&period=2022')?.vintage).toBe('RegSO_2020');
    expect(show('?indicator=unemployed&period=2024')?.vintage).toBe('RegSO_2025');
    expect(show('?indicator=unemployed')).toMatchObject({ periods: [2021, 2022, 2024], period: 2024 });
  });

  test('what cannot be shown is replaced and said', () => {
    expect(show('?indicator=nothing')?.substituted).toEqual([{ what: 'indicator', asked: 'nothing' }]);
    expect(show('?indicator=unemployed&level=deso')).toMatchObject({
      level: 'regso',
      substituted: [{ what: 'level', asked: 'deso' }],
    });
    expect(show('?indicator=unemployed&period=2023')).toMatchObject({
      period: 2024,
      substituted: [{ what: 'period', asked: 2023 }],
    });
  });

  test('an edition of the police list that is not there is not drawn', () => {
    expect(show('?overlay=Police_2023')?.overlay).toBe('Police_2023');
    expect(show('?overlay=Police_1999')?.overlay).toBeNull();
  });

  test('a snapshot without anything for a map shows nothing', () => {
    expect(show('', [])).toBeNull();
    expect(show('', [indicator({ available: [{ vintage: 'Nation_2007', periods: [2022], breakdowns: [] }] })])).toBeNull();
  });

  test('the open variant steps in on a level where nothing is published', () => {
    const vintages = snapshot.vintages;
    expect(openSibling('area_type', 'deso', [types, typesOpen], vintages)).toBe('area_type_open');
    expect(openSibling('area_type_open', 'regso', [types, typesOpen], vintages)).toBe('area_type');
    expect(openSibling('area_type', 'county', [types, typesOpen], vintages)).toBeNull();
  });
});

describe('parts of the country', () => {
  test('codes say where an area lies', () => {
    expect(liesWithin('0380R001', '0380')).toBe(true);
    expect(liesWithin('0380C1230', '03')).toBe(true);
    expect(liesWithin('0381R001', '0380')).toBe(false);
    expect(liesWithin('0380', '03')).toBe(true);
    expect(liesWithin('gottsunda', '03')).toBe(false);
    expect(liesWithin('gottsunda', null)).toBe(true);
  });

  test('municipalities cannot be limited to one municipality, nor counties at all', () => {
    expect(withinAt('regso', '0380')).toBe('0380');
    expect(withinAt('municipality', '0380')).toBe('03');
    expect(withinAt('county', '03')).toBeNull();
    expect(withinAt('regso', 'gottsunda')).toBeNull();
  });
});
