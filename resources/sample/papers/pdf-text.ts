// The one place that names pdf.js here: its legacy build is the one that runs in Node.
export { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
export type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
