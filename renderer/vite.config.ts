// Builds the desk's pages into dist/renderer, with pdf.js' side files beside them under pdfjs/.
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const pdfjs = join(here, '../node_modules/pdfjs-dist')

// JBIG2, JPEG 2000 and colour profiles are decoded in wasm; without these files scanned pages stay blank.
const sideFolders = ['wasm', 'cmaps', 'standard_fonts', 'iccs']

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' }

function pdfjsSideFiles(): Plugin {
  return {
    name: 'pdfjs-side-files',
    configureServer(server) {
      server.middlewares.use('/pdfjs/', (request, response, next) => {
        const [folder = '', name = ''] = (request.url ?? '').split('?')[0]?.replace(/^\//, '').split('/') ?? []
        const path = join(pdfjs, folder, name)
        if (!sideFolders.includes(folder) || !statSync(path, { throwIfNoEntry: false })?.isFile()) return next()
        response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream')
        createReadStream(path).pipe(response)
      })
    },
    generateBundle() {
      for (const folder of sideFolders) {
        for (const name of readdirSync(join(pdfjs, folder))) {
          const source = readFileSync(join(pdfjs, folder, name))
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source })
        }
      }
    },
  }
}

/**
 * antd's icons call themselves by their English names ("folder-add"), which would be read out before each Chinese label.
 * They are ornaments here, unless somebody labels one.
 */
function quietIcons(): Plugin {
  const loud = /role: "img",\s*"aria-label": icon\.name/
  return {
    name: 'quiet-icons',
    transform(code, id) {
      if (!/@ant-design\/icons\/es\/components\/AntdIcon(Light)?\.js$/.test(id.split('?')[0] ?? '')) return null
      if (!loud.test(code))
        this.error('@ant-design/icons no longer names its icons as it did: look at quietIcons again.')
      const quiet =
        '"aria-hidden": restProps["aria-label"] ? undefined : true, role: restProps["aria-label"] ? "img" : undefined'
      return { code: code.replace(loud, quiet), map: null }
    },
  }
}

export default defineConfig({
  root: here,
  base: './',
  plugins: [react(), quietIcons(), pdfjsSideFiles()],
  // The door puts a fresh nonce in the place of this word each time it serves the page.
  html: { cspNonce: '__NONCE__' },
  worker: { format: 'es' },
  build: {
    outDir: join(here, '../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome138',
    // Inlined assets would need data: in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
  },
  server: { host: '127.0.0.1', strictPort: false },
})
