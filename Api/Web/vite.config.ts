import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// `npm run dev` serves the page with hot reload and passes everything else to a running `dotnet run --project Api`.
const backend = process.env.DISPATCH_URL ?? 'http://localhost:5080';

const Asks = "div.innerHTML = '<svg/>';";

/** Leaflet finds out what a browser can by writing HTML, which our content policy (Trusted Types) forbids: it makes the same element instead. */
const leafletWithoutHtml: Plugin = {
  name: 'leaflet-without-html',
  transform(code, id) {
    if (!id.includes('leaflet-src')) return null;
    if (!code.includes(Asks)) throw new Error('This version of leaflet asks in another way: see what it writes as HTML.');
    return { code: code.replace(Asks, "div.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));"), map: null };
  },
};

export default defineConfig({
  plugins: [svelte(), leafletWithoutHtml],
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the content security policy allows neither inline scripts nor data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
