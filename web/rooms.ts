// Tells `public/early.js` which files each room is made of, so that they are asked for together with the page's own.

import type { Plugin } from 'vite';

/** The entry of a room: `src/lib/<room>/<Name>Room.svelte`. */
const ENTRY = /\/src\/lib\/(\w+)\/\w+Room\.svelte$/;

export function rooms(): Plugin {
  return {
    name: 'rooms',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, chunk }) {
        if (!bundle || !chunk) return html;
        const filesOf = (name: string, known: Set<string>): Set<string> => {
          const one = bundle[name];
          if (one?.type !== 'chunk' || known.has(name)) return known;
          known.add(name);
          for (const file of one.viteMetadata?.importedCss ?? []) known.add(file);
          for (const needed of one.imports) filesOf(needed, known);
          return known;
        };
        const always = filesOf(chunk.fileName, new Set());
        const rooms: Record<string, string[]> = {};
        for (const one of Object.values(bundle)) {
          const room = one.type === 'chunk' ? ENTRY.exec(one.facadeModuleId ?? '')?.[1] : undefined;
          if (room) rooms[room] = [...filesOf(one.fileName, new Set())].filter((file) => !always.has(file)).map((file) => `/${file}`);
        }
        return html.replace('<script src="/early.js"', `<script src="/early.js" data-rooms='${JSON.stringify(rooms)}'`);
      },
    },
  };
}
