// What the filing of papers needs to know about bytes it cannot trust.
export {
  type DetectedType,
  detectOffered,
  detectSource,
  detectType,
  headBytes,
  nameDisagrees,
  tailBytes,
} from './detect-type.ts'
export { isEncryptedPdf } from './encrypted-pdf.ts'
export { inspectPaper, type PaperInspection } from './inspect-paper.ts'
export { type Snippet, type SnippetOrder, snippet } from './snippet.ts'
export { tiffToPdf } from './tiff-to-pdf.ts'
export { tiffPageToPng } from './tiff-to-png.ts'
