import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { compressed } from './compressed.ts';
import { methods } from './methods.ts';
import { rooms } from './rooms.ts';

// While developing, `npm run dev` shows the page with the answers of a running `segbar serve`.
const api = process.env.SEGBAR_API ?? 'http://127.0.0.1:8400';

export default defineConfig({
  base: '/',
  plugins: [methods(), svelte(), rooms(), compressed()],
  build: {
    target: 'es2022',
    // The page is served under a policy without inline code: nothing may become a data: or inline resource.
    assetsInlineLimit: 0,
    // The licences of what is part of the page, linked from its foot.
    license: { fileName: 'licences.md' },
    modulePreload: { polyfill: false },
    // The map library is one file of about 1 MB, fetched beside the page's own code.
    chunkSizeWarningLimit: 1100,
  },
  worker: { format: 'es' },
  server: {
    proxy: { '/api': api, '/health': api },
    // The documents of the methods lie beside this folder.
    fs: { allow: ['..'] },
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
