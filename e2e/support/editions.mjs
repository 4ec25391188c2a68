// A data folder with two snapshots: a table as it was first published, and as the publisher corrected it. Made of files in the publisher's
// format, brought in by the program itself. Places and figures are made up.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, run, serve } from './binary.mjs';

const KEY = ['Kommun,Kommunnamn,DeSO_2018,RegSO_2020,RegSOkod_2020', '0114,Provby,0114A0010,Landet,0114R001', '0114,Provby,0114C1010,Torget,0114R002', ''].join('\r\n');

/** A table of one year with a value for each of the two areas, in JSON-stat. */
function table(id, title, [code, name], updated, values) {
  const one = (label, key, text) => ({ label, category: { index: { [key]: 0 }, label: { [key]: text } } });
  return JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: title,
    source: 'SCB',
    updated,
    id: ['Region', 'ContentsCode', 'Tid'],
    size: [2, 1, 1],
    role: { time: ['Tid'], metric: ['ContentsCode'] },
    dimension: {
      Region: { label: 'region', category: { index: { '0114R001': 0, '0114R002': 1 }, label: { '0114R001': 'Provby (Landet)', '0114R002': 'Provby (Torget)' } } },
      ContentsCode: one('tabellinnehåll', code, name),
      Tid: one('år', '2022', '2022'),
    },
    extension: { px: { tableid: id } },
    value: values,
  });
}

/** Serves the two snapshots. The first index was wrong in one area, whose type was therefore another. */
export async function serveEditions() {
  const data = folder();
  const files = join(data.path, 'files');
  const title = 'Socioekonomiskt index per RegSO efter region, tabellinnehåll och år';
  for (const [updated, index, types] of [
    ['2023-06-08T06:00:00Z', [12.5, 4], [2, 4]],
    ['2024-09-11T06:00:00Z', [14.5, 4], [1, 4]],
  ]) {
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, 'key.csv'), KEY);
    writeFileSync(join(files, 'index.json'), table('TAB6586', title, ['000008IT', 'Socioekonomiskt index'], updated, index));
    writeFileSync(join(files, 'types.json'), table('TAB6586', title, ['000008IU', 'Områdestyp'], updated, types));
    await run('import', '--data', join(data.path, 'data'), files);
  }
  const server = await serve(join(data.path, 'data'));
  return { address: server.address, stop: () => server.stop().finally(data.remove) };
}
