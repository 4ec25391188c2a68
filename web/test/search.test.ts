import { expect, test } from 'vitest';
import { search, searchIndex } from '../src/lib/shell/search';
import { areas } from './example';

const index = searchIndex([
  {
    ...areas,
    vintage: 'Municipality_2007',
    level: 'municipality',
    codes: ['0380', '0381', '0382'],
    names: ['Uppsala', 'Gamla Uppsala', 'Östhammar'],
    parents: ['03', '03', '03'],
  },
  areas,
]);
const names = (typed: string) => search(index, typed).map((hit) => hit.name);

test('names that begin with the words come before names that contain them', () => {
  expect(names('upps')).toEqual(['Uppsala', 'Gamla Uppsala']);
});

test('a code is found, and first', () => {
  expect(names('0380')[0]).toBe('Uppsala');
  expect(names('0380r002')).toEqual(['Ölsta']);
});

test('letters without marks find letters with marks', () => {
  expect(names('osth')).toEqual(['Östhammar']);
  expect(names('ÅNG')).toEqual(['Ångby']);
});

test('nothing typed finds nothing', () => {
  expect(names('  ')).toEqual([]);
});
