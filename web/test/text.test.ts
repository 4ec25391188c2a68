import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reasonText, inWords } from '../src/lib/text/describe';
import { wordsOf } from '../src/lib/text/dictionary';
import { en } from '../src/lib/text/en';
import { capital, fill, folded, inSentence, number, valueText } from '../src/lib/text/format';
import { reference } from '../src/lib/text/sources';
import { sv } from '../src/lib/text/sv';

const keys = Object.keys(sv) as (keyof typeof sv)[];

test('both languages have the same keys, none of them empty', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(sv).sort());
  for (const key of keys) expect([key, sv[key].trim() !== '' && en[key].trim() !== '']).toEqual([key, true]);
});

test('only names, rules and years are the same in both languages', () => {
  const same = keys.filter((key) => sv[key] === en[key] && !key.startsWith('rule.'));
  expect(same.sort()).toEqual([
    'footer.api',
    'level.deso',
    'level.regso',
    'levels.deso',
    'levels.regso',
    'many.deso',
    'many.regso',
    'profile.typeOf',
    'room.start',
    'site.name',
    'table.caption',
    'view.heading',
  ]);
});

test('a sentence has the same words to fill in, in both languages', () => {
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
  for (const key of keys) expect([key, blanks(en[key])]).toEqual([key, blanks(sv[key])]);
});

const rooms = Object.entries(
  import.meta.glob<{ words: Record<'sv' | 'en', Record<string, string>> }>('../src/lib/*/words.ts', { eager: true }),
).map(([file, { words }]) => ({ folder: file.split('/').at(-2)!, words }));

test('the words of every room are complete in both languages, filled in alike, and used', () => {
  expect(rooms.length).toBeGreaterThan(0);
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
  for (const { folder, words } of rooms) {
    expect([folder, Object.keys(words.en).sort()]).toEqual([folder, Object.keys(words.sv).sort()]);
    const source = readdirSync(`src/lib/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('words.ts'))
      .map((file) => readFileSync(`src/lib/${folder}/${file}`, 'utf8'))
      .join('\n');
    const families = [...source.matchAll(/`([\w.]+\.)\$\{/g)].map((m) => m[1]!);
    for (const [key, text] of Object.entries(words.sv)) {
      const used = source.includes(`'${key}'`) || families.some((family) => key.startsWith(family));
      expect([folder, key, used, text.trim() !== '', words.en[key]!.trim() !== '']).toEqual([folder, key, true, true, true]);
      expect([folder, key, blanks(words.en[key]!)]).toEqual([folder, key, blanks(text)]);
    }
  }
});

test('every key is used', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
    );
  const source = files('src')
    .filter((file) => !file.endsWith('/sv.ts') && !file.endsWith('/en.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const families = [...source.matchAll(/`(\w+\.)\$\{/g)].map((m) => m[1]!);
  const unused = keys.filter((key) => !source.includes(`'${key}'`) && !families.some((f) => key.startsWith(f)));
  expect(unused).toEqual([]);
});

test('numbers are written as the language writes them', () => {
  expect(number(1234.56, 1, 'sv')).toBe('1\u00a0234,6');
  expect(number(1234.56, 1, 'en')).toBe('1,234.6');
  expect(number(-0.01, 1, 'sv')).toBe('0,0');
  expect(valueText(8.64, 'percent', 1, 'sv')).toBe('8,6\u00a0%');
  expect(valueText(8.64, 'percent', 1, 'en')).toBe('8.6%');
  expect(valueText(1800, 'persons', 0, 'en')).toBe('1,800');
});

test('whole numbers are written as the browser itself would write them', () => {
  for (const [lang, locale] of [['sv', 'sv-SE'], ['en', 'en-GB']] as const) {
    for (const value of [0, -0, 7, 999, 1000, 12_345, 123_456, 10_551_707, 2 ** 53 - 1, -1, -1234]) {
      expect([value, number(value, 0, lang)]).toEqual([value, new Intl.NumberFormat(locale).format(value === 0 ? 0 : value)]);
    }
  }
});

test('numbers with decimals are written as the browser itself would write them, halves too', () => {
  const values = [0, 0.5, 1.005, 1.45, 2.675, 12.25, 12.35, 99.95, 999.995, 1234.5, -0.04, -0.05, -3.15, 1e-7, 123_456.785, 10_551_707.05];
  for (let i = 1; i <= 2000; i += 1) values.push((i * 7919) / 997 - 4000, i / 16, i / 20);
  for (const [lang, locale] of [['sv', 'sv-SE'], ['en', 'en-GB']] as const) {
    for (const decimals of [0, 1, 2, 3]) {
      const format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' });
      for (const value of values) expect([value, decimals, number(value, decimals, lang)]).toEqual([value, decimals, format.format(value)]);
    }
  }
});

test('a source is cited once, with its table and the day of its stamp', () => {
  const source = {
    file: 'f',
    hash: '0',
    format: 'scb_xlsx',
    publisher: 'scb',
    publisher_name: { sv: 'SCB', en: 'Statistics Sweden' },
    licence: 'CC0-1.0',
    citation: { sv: 'Källa: SCB', en: 'Source: Statistics Sweden' },
    table: 'TAB6586',
    title: 't',
    updated: '20250131 08:00',
    rows: 1,
    notes: [],
  };
  expect(reference(source, wordsOf('sv'))).toBe('SCB, TAB6586, uppdaterad 2025-01-31');
  expect(reference({ ...source, table: null, updated: null }, wordsOf('en'))).toBe('Statistics Sweden');
});

test('a type is written with its name and a missing value with its reason', () => {
  expect(inWords(3, 'class', 0, wordsOf('sv'))).toBe('3 – Socioekonomiskt blandat');
  expect(reasonText('suppressed', wordsOf('en'))).toBe('no value: suppressed to protect individuals');
});

test('sentences show a word that was not filled in', () => {
  expect(fill('I {area} {value}', { area: 'Åre' })).toBe('I Åre {value}');
  expect(capital('åre', 'sv')).toBe('Åre');
  expect(['Öppet index', 'NEET 16–19', 'I', ''].map((name) => inSentence(name, 'sv'))).toEqual(['öppet index', 'NEET 16–19', 'I', '']);
});

test('searching does not mind marks over letters', () => {
  expect(folded('Örebro')).toBe('orebro');
  expect(folded('ÅÄÖÉ')).toBe('aaoe');
});
