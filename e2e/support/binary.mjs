// Drives the real program: makes or imports data in a folder of its own, serves it on a free port.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program under test; `cargo xtask test` names it. */
export const BINARY = process.env.SEGBAR_BIN;

/** Folder of real data beside the repository, or null where it is absent. */
export function sharedData() {
  const shared = process.env.SEGBAR_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
  const data = join(shared, 'data');
  return existsSync(join(data, 'scb')) ? data : null;
}

/** Runs the program to its end; fails with what it said. */
export async function run(...words) {
  const child = spawn(BINARY, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const code = await new Promise((done, fail) => child.on('close', done).on('error', fail));
  if (code !== 0) throw new Error(`segbar ${words.join(' ')} ended with ${code}:\n${said}`);
  return said;
}

/** Serves a data folder, with these further words; resolves with the address that the program prints. */
export async function serve(data, ...more) {
  const child = spawn(BINARY, ['serve', '--data', data, '--port', '0', ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const address = await new Promise((done, fail) => {
    const listen = (text) => {
      said += text;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) done(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', fail);
    child.on('close', (code) => fail(new Error(`segbar serve ended with ${code} before it printed an address:\n${said}`)));
  });
  return {
    address,
    stop: () =>
      new Promise((done) => {
        child.on('close', done);
        child.kill('SIGTERM');
      }),
  };
}

/** A folder that is removed at the end. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'segbar-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The demo, served as to everyone, and once more with the planning desk as to its owner. */
export async function serveDemo() {
  const data = folder();
  await run('demo', '--data', data.path);
  const [server, desk] = await Promise.all([serve(data.path), serve(data.path, '--desk')]);
  return { address: server.address, desk: desk.address, stop: () => Promise.all([server.stop(), desk.stop()]).finally(data.remove) };
}

/** The real snapshot, served; null where the files are absent. */
export async function serveReal() {
  const shared = sharedData();
  if (shared === null) return null;
  const data = folder();
  await run('import', '--data', data.path, join(shared, 'scb'), join(shared, 'geo'), join(shared, 'police'));
  const server = await serve(data.path);
  return { address: server.address, stop: () => server.stop().finally(data.remove) };
}
