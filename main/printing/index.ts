// Typesetting of official documents.
export { composePdf } from './compose.ts'
export { fontFile } from './fonts.ts'
export { composeSignatureFace } from './signature-face.ts'
export { type Stamp, stampPages } from './stamp.ts'
export type {
  Align,
  Attachment,
  Block,
  ComposeInput,
  ComposeResult,
  FontName,
  FormField,
  Inline,
  Margins,
  Picture,
  SignatureBox,
  SignatureItem,
  TableColumn,
  TableRow,
} from './types.ts'
