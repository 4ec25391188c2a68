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

/** Files that have the machine to themselves, one after the other: they measure time, or change the one register of offices. */
const ALONE = /^(speed|plan[\w-]*)\.test\.mjs$/;
const here = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(`${here}tests`).filter((name) => name.endsWith('.test.mjs'));

/** Runs files, so many at a time, each in a process with a browser of its own; resolves with the exit code. */
async function runFiles(names, concurrency) {
  const child = spawn(
    process.execPath,
    ['--test', `--test-concurrency=${concurrency}`, '--test-reporter=spec', ...process.argv.slice(2), ...names.map((name) => `tests/${name}`)],
    { cwd: here, stdio: 'inherit', env: { ...process.env, SEGBAR_DEMO: demo.address, SEGBAR_DESK: demo.desk, SEGBAR_REAL: real?.address ?? '' } },
  );
  return new Promise((done) => child.on('close', done));
}

// A page waits for its network about as long as it computes, so that two at a time fill two processors.
const together = await runFiles(files.filter((name) => !ALONE.test(name)), 2);
const alone = await runFiles(files.filter((name) => ALONE.test(name)), 1);
process.exitCode = together || alone;
await Promise.all([demo.stop(), real?.stop()]);
