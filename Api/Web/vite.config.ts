import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { technicianWorker } from './technicianWorker.ts';

// `npm run dev` serves the page with hot reload and passes everything else to a running `dotnet run --project Api`.
const backend = process.env.DISPATCH_URL ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [svelte(), technicianWorker()],
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the content security policy allows neither inline scripts nor data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The technician's page is a document of its own: a phone loads nothing of the others.
    rolldownOptions: { input: ['index.html', 'technician.html'] },
  },
  server: {
    proxy: {
      '/api': backend,
      '/openapi': backend,
      '/docs': backend,
      '/hubs': { target: backend, ws: true },
    },
  },
  test: { include: ['src/**/*.test.ts'] },
});
