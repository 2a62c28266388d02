// Certificates, signatures, and their verification.
export { readAttachment } from './attachment.ts'
export { createRoot, createSigningKey, issueCertificate, type RootPair, toPem } from './certificates.ts'
export { type SignOrder, signPdf } from './sign.ts'
export { type PdfSignature, type PdfVerification, verifyPdf } from './verify.ts'
