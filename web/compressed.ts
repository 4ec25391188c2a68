// Leaves a compressed form beside every text of the build (`<file>.br`), which the server sends to browsers that take it.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXTS = /\.(js|css|html|svg|md|json|txt)$/;
/** Below this nothing is gained: the file fits into one packet as it is. */
const WORTH_COMPRESSING = 1024;

export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = await readdir(folder, { recursive: true });
        await Promise.all(
          files.filter((file) => TEXTS.test(file)).map(async (file) => {
            const plain = await readFile(resolve(folder, file));
            const packed = await promisify(brotliCompress)(plain);
            if (plain.length >= WORTH_COMPRESSING && packed.length < plain.length) await writeFile(resolve(folder, `${file}.br`), packed);
          }),
        );
      },
    },
  };
}
