// Runs the browser tests: serves the demo, and the real snapshot where its files are, and gives the tests the addresses.
// Words after it go to Node's test runner, for instance --test-name-pattern.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BINARY, serveDemo, serveReal } from './support/binary.mjs';

if (!BINARY) {
  console.error('Set SEGBAR_BIN to the path of the segbar binary: cargo build --package segbar-cli.');
  process.exit(2);
}
const demo = await serveDemo();
const real = await serveReal();
if (!real) console.log('SKIPPED: the tests on real files, which lie beside the repository, are not run: no files there.');

const here = fileURLToPath(new URL('.', import.meta.url));
const tests = readdirSync(`${here}tests`).filter((name) => name.endsWith('.test.mjs')).map((name) => `tests/${name}`);
const child = spawn(
  process.execPath,
  ['--test', '--test-concurrency=1', '--test-reporter=spec', ...process.argv.slice(2), ...tests],
  { cwd: here, stdio: 'inherit', env: { ...process.env, SEGBAR_DEMO: demo.address, SEGBAR_DESK: demo.desk, SEGBAR_REAL: real?.address ?? '' } },
);
process.exitCode = await new Promise((done) => child.on('close', done));
await Promise.all([demo.stop(), real?.stop()]);
