// Builds what runs in Node for Electron: into dist/main, one file for each source, so that workers and children keep their place.
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files that are started by their own path, as a worker thread or a limited process. */
const startedByPath = globSync('main/**/*-{worker,child}.ts', { cwd: root }).map((path) => `${root}${path}`)

const common = { target: 'node24', minify: false, sourcemap: false, emptyOutDir: false, copyPublicDir: false } as const

export default defineConfig({
  root,
  appType: 'custom',
  publicDir: false,
  environments: {
    main: {
      consumer: 'server',
      build: {
        ...common,
        ssr: true,
        outDir: `${root}dist/main`,
        emptyOutDir: true,
        rollupOptions: {
          input: [`${root}main/hosts/electron/index.ts`, ...startedByPath],
          external: ['electron'],
          output: {
            format: 'es',
            preserveModules: true,
            preserveModulesRoot: `${root}main`,
            entryFileNames: '[name].js',
          },
        },
      },
    },
    // A sandboxed preload script is one CommonJS file without requires of its own.
    preload: {
      consumer: 'server',
      build: {
        ...common,
        ssr: true,
        outDir: `${root}dist/main/hosts/electron`,
        rollupOptions: {
          input: `${root}main/hosts/electron/preload.ts`,
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: 'preload.cjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name]
        if (environment !== undefined) await builder.build(environment)
      }
    },
  },
})
