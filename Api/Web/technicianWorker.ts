import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** The entry of the technician's page, and what of `public/` it shows. */
const Page = 'technician.html';
const Public = ['technician.webmanifest', 'technician-192.png', 'favicon.svg'];

/**
 * Builds the worker of the technician's page as one file of its own, after the pages: it holds the names of all files of its page, as the build
 * has given them, and a version that is another one when any of them is.
 */
export function technicianWorker(): Plugin {
  let root = '';
  let outDir = '';
  let shell: { version: string; files: string[] } | null = null;
  return {
    name: 'technician-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
      outDir = resolve(config.root, config.build.outDir);
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = filesOf(bundle);
        const hash = createHash('sha256').update(String((bundle[Page] as Rolldown.OutputAsset).source));
        for (const name of Public) hash.update(readFileSync(resolve(root, 'public', name)));
        // What the worker itself does is part of the version.
        for (const name of files) hash.update(name);
        shell = { version: hash.digest('hex').slice(0, 12), files: [...files, ...Public].map(name => `/${name}`) };
      },
    },
    async closeBundle() {
      if (!shell) return;
      const files = shell;
      shell = null;
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        publicDir: false,
        define: { __SHELL__: JSON.stringify(files) },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: {
            input: resolve(root, 'src/technician/worker/worker.ts'),
            output: { format: 'iife', entryFileNames: 'technician-worker.js' },
          },
        },
      });
    },
  };
}

/** What the page loads, and what of its own it loads later; not what it could load of others. */
function filesOf(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const chunks = Object.values(bundle).filter(output => output.type === 'chunk');
  const add = (name: string) => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== 'chunk') return;
    found.add(name);
    for (const css of (chunk as { viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> } }).viteMetadata?.importedCss ?? []) found.add(css);
    for (const asset of (chunk as { viteMetadata?: { importedAssets: Set<string> } }).viteMetadata?.importedAssets ?? []) found.add(asset);
    chunk.imports.forEach(add);
    for (const later of chunk.dynamicImports) if (isOwn(bundle[later])) add(later);
  };
  const entry = chunks.find(chunk => chunk.facadeModuleId?.endsWith(Page));
  if (!entry) throw new Error(`${Page} was not built.`);
  add(entry.fileName);
  return [...found].sort();
}

function isOwn(output: Rolldown.OutputBundle[string] | undefined): boolean {
  return output?.type === 'chunk' && (output.facadeModuleId?.includes('/technician/') ?? false);
}
