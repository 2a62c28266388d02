// The bare page shown to whoever is not let in. It needs no script, no style file and no cookie.
import { createHash } from 'node:crypto'
import { plainHeaders } from './response-headers.ts'

const style =
  'body{font:16px/1.8 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:32em;margin:20vh auto;padding:0 1em;color:#1f2329}h1{font-size:20px}'
const styleHash = createHash('sha256').update(style).digest('base64')

export function noticePage(status: number, sentence: string): Response {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>案卷 Anjuan</title><style>${style}</style></head><body><main><h1>案卷 Anjuan</h1><p>${sentence}</p></main></body></html>`
  return new Response(html, {
    status,
    headers: {
      ...plainHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  })
}
