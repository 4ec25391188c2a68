// Reads a workbook as a spreadsheet would, as far as a test needs it: the texts and numbers of each sheet, row by row.

import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

/** The sheets of a file by name, in order: rows of cells; an empty cell is null. */
export async function readWorkbook(path) {
  const files = unzip(await readFile(path));
  const text = (name) => files.get(name)?.toString('utf8') ?? '';
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) => plain(item));
  const targets = new Map(elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ Id, Target }) => [Id, Target.replace(/^\/?(xl\/)?/, '')]));
  return new Map(
    elements(text('xl/workbook.xml'), 'sheet').map((sheet) => [unescaped(sheet.name), rows(text(`xl/${targets.get(sheet['r:id'])}`), strings)]),
  );
}

function rows(sheet, strings) {
  return [...sheet.matchAll(/<row[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells = [];
    for (const [, attributes, content = ''] of row.matchAll(/<c\s([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const { r, t } = attributesOf(attributes);
      if (/<f[\s>]/.test(content)) throw new Error(`the cell ${r} is a formula`);
      const value = content.match(/<v>(.*?)<\/v>/s)?.[1];
      const column = [...r.replace(/\d/g, '')].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      cells[column] = t === 's' ? strings[Number(value)] : t === 'inlineStr' ? plain(content) : value === undefined ? null : Number(value);
    }
    return Array.from(cells, (cell) => cell ?? null);
  });
}

const elements = (xml, name) => [...xml.matchAll(new RegExp(`<${name}\\s([^>]*?)/?>`, 'g'))].map(([, attributes]) => attributesOf(attributes));
const attributesOf = (text) => Object.fromEntries([...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
const plain = (xml) => [...xml.matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gs)].map(([, text]) => unescaped(text)).join('');
const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The files of a zip archive, found by the list at its end. */
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('not a zip archive');
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, packed, nameLength, extra, comment, local] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(from, from + packed);
    files.set(name, method === 0 ? content : inflateRawSync(content));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
