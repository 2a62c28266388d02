// Takes out of a PDF whatever nothing on its pages leads to: attachments, scripts, older versions of what was changed.
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from 'pdf-lib'

export function dropUnreachable(context: PDFContext): void {
  const reached = new Set<PDFRef>()
  const { Root, Info } = context.trailerInfo
  const waiting: PDFObject[] = [Root, Info].flatMap((one) => one ?? [])
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue
      reached.add(object)
      const target = context.lookup(object)
      if (target !== undefined) waiting.push(target)
    } else if (object instanceof PDFDict) waiting.push(...object.values())
    else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFStream) waiting.push(object.dict)
  }
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref)) context.delete(ref)
  }
}
