// The registration form of hand-over and receipt on paper: the fields of 档发〔2012〕7号's annex, with both signed parts.

import { packageChecks } from '#shared/contract/packages.ts'
import type { GiverStatement, Receipt, TakerStatement } from '#shared/rules/package-receipt.ts'
import { instantText } from '#shared/text/instant.ts'
import { checkOutcomeNames, packageCheckNames, packageFormNames } from '#shared/text/packages.ts'
import { type Block, composePdf, type FormField } from '../printing/index.ts'
import { type ReadPart, readGiver, readTaker } from './receipts.ts'
import { receiptWords as words } from './text.ts'

/** @param createdAt fixes the file, so that the same receipt gives the same bytes */
export async function receiptPdf(receipt: Receipt, createdAt: Date): Promise<Uint8Array> {
  const giver = readGiver(receipt)
  if (giver === null) throw new Error('a receipt without a giver')
  const { bytes } = await composePdf({
    title: words.title,
    head: 'form',
    agency: giver.statement.sender,
    number: giver.statement.number,
    blocks: blocksOf(giver, readTaker(receipt)),
    author: giver.statement.sender,
    createdAt,
    // The form fills one page; its own annex follows on the next.
    margins: { topMm: 18, bottomMm: 20, leftMm: 22, rightMm: 22 },
  })
  return bytes
}

function blocksOf(giver: ReadPart<GiverStatement>, taker: ReadPart<TakerStatement> | null): Block[] {
  const { statement } = giver
  const { carrier } = statement
  return [
    {
      type: 'fields',
      rows: [
        [{ label: words.work, value: statement.title }],
        [{ label: words.content, value: statement.content }],
        [
          { label: words.sender, value: statement.sender },
          { label: words.receiver, value: statement.receiver },
        ],
        [
          { label: words.quantity, value: words.quantityValue(statement.files, statement.dossiers) },
          { label: words.size, value: words.gigabytes(statement.gigabytes) },
        ],
        [
          { label: words.carrierRange, value: words.range(carrier.from, carrier.to) },
          { label: words.carrierKind, value: carrier.kind },
        ],
        [
          { label: words.form, value: packageFormNames[statement.form] },
          { label: words.restricted, value: statement.withRestricted ? words.included : words.notIncluded },
        ],
        [{ label: words.digest(statement.digestAlgorithm), value: grouped(statement.listSha256) }],
      ],
    },
    {
      type: 'table',
      columns: [
        { title: words.check, width: 3 },
        { title: words.giver, width: 3, align: 'center' },
        { title: words.taker, width: 3, align: 'center' },
      ],
      rows: packageChecks.map((check) => [
        packageCheckNames[check],
        checkOutcomeNames[statement.checks[check]],
        taker === null ? '' : checkOutcomeNames[taker.statement.checks[check]],
      ]),
    },
    {
      type: 'fields',
      rows: [
        [
          { label: words.filledBy, value: statement.filledBy },
          { label: words.approvedBy, value: statement.approvedBy },
        ],
        signedRow(words.giverSigned, giver),
        signedRow(words.takerSigned, taker),
        [
          { label: words.giverSeal, value: room },
          { label: words.takerSeal, value: room },
        ],
      ],
    },
    { type: 'page-break' },
    { type: 'paragraph', size: 'small', indent: false, keepWithNext: true, text: words.annex },
    {
      type: 'table',
      columns: [
        { title: words.annexNumber, width: 2 },
        { title: words.annexContent, width: 4 },
        { title: words.annexDigest, width: 5 },
        { title: words.annexSize, width: 2, align: 'right' },
      ],
      rows: [[statement.number, statement.content, grouped(statement.listSha256), statement.gigabytes]],
    },
  ]
}

function signedRow(label: string, part: ReadPart<GiverStatement | TakerStatement> | null): FormField[] {
  if (part === null) return [{ label, value: words.unsigned }]
  const { signedBy, signedAt } = part.statement
  return [{ label, value: words.signed(signedBy, instantText(signedAt), part.genuine) }]
}

/** Where a seal is put by hand. */
const room = '\n\n\n'

/** Eight characters at a time: a hash that is read out or compared by eye. */
const grouped = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash
