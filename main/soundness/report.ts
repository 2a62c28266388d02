// 四性检测报告: from a test to the pages and the machine-readable copy.
import { type SoundnessLine, type SoundnessTest, soundnessProperties } from '#shared/contract/soundness.ts'
import { instantText } from '#shared/text/instant.ts'
import { outcomeNames, propertyNames, soundWords, stageNames, testOutcomeNames } from '#shared/text/soundness.ts'
import { reportText as text } from '#shared/text/soundness-report.ts'
import type { Block, ComposeInput, TableRow } from '../printing/index.ts'

export interface ReportData {
  readonly test: SoundnessTest
  readonly subject: ReportSubject
  readonly agency: string
  /** What was signed, so that a stranger can check it. */
  readonly signed: readonly SignedAnswer[]
  readonly composedAt: Date
}

export interface ReportSubject {
  readonly of: 'dossier' | 'package'
  readonly id: string
  readonly title: string
  readonly number: string | null
}

/** One answer as it was signed; signature and certificate in base64. */
export interface SignedAnswer {
  readonly code: string
  readonly signed: string
  readonly signature: string
  readonly certificate: string
}

const ordinals = ['一', '二', '三', '四', '五', '六'] as const

export function soundnessReport(data: ReportData): ComposeInput {
  const { test, agency, composedAt } = data
  const sections: [string, Block[]][] = [
    ...soundnessProperties.map((property): [string, Block[]] => [
      propertyNames[property],
      [resultTable(test.lines.filter((line) => line.property === property))],
    ]),
    [text.attestations, attestationBlocks(test.lines)],
    [text.binding, boundBlocks(test)],
  ]
  return {
    title: text.title,
    agency,
    head: 'form',
    author: agency,
    createdAt: composedAt,
    footer: 'page-numbers',
    blocks: [
      { type: 'fields', rows: subjectRows(data) },
      ...sections.flatMap(([title, blocks], at): Block[] => [
        { type: 'heading', level: 1, text: `${ordinals[at]}、${title}` },
        ...blocks,
      ]),
    ],
    attachments: [
      {
        name: 'soundness.json',
        mime: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(machineReadable(data), null, 2)),
        description: text.attachment,
      },
    ],
  }
}

function subjectRows({ test, subject }: ReportData) {
  const words = text.subject
  const content = text.content({
    files: test.files,
    mebibytes: soundWords.mebibytes(test.sizeBytes),
    seconds: (test.readMs / 1000).toFixed(1),
  })
  return [
    [{ label: words.title, value: subject.title }],
    [
      { label: text.numberOf[subject.of], value: subject.number ?? text.unnumbered },
      { label: words.stage, value: stageNames[test.stage] },
    ],
    [
      { label: words.testedBy, value: test.testedBy },
      { label: words.testedAt, value: instantText(test.testedAt, 'second') },
    ],
    [{ label: words.outcome, value: testOutcomeNames[test.outcome] }],
    [{ label: words.counts, value: text.counts(test) }],
    [{ label: words.content, value: content }],
    [{ label: words.basis, value: test.packTitle }],
  ]
}

function resultTable(lines: readonly SoundnessLine[]): Block {
  const groups = [...new Set(lines.map(({ group }) => group))]
  const { number, title, outcome, found } = text.columns
  return {
    type: 'table',
    columns: [
      { title: number, width: 15 },
      { title, width: 27 },
      { title: outcome, width: 15, align: 'center' },
      { title: found, width: 51 },
    ],
    rows: groups.flatMap((group): TableRow[] => [
      { group },
      ...lines.filter((line) => line.group === group).map(resultRow),
    ]),
  }
}

function resultRow(line: SoundnessLine): string[] {
  return [numberOf(line), line.title, outcomeNames[line.outcome], situation(line)]
}

function numberOf({ number, numberGrade }: SoundnessLine): string {
  if (number === null) return text.unnumbered
  return numberGrade === 'confirmed' ? number : text.unsure(number)
}

/** What was found, line by line. */
function situation({ found, findings, more, attestation, outcome, question }: SoundnessLine): string {
  const said = findings.map(({ title, sentence }) => (title === null ? sentence : `「${title}」${sentence}`))
  const signed =
    attestation === null
      ? []
      : [
          attestation.signature === 'altered'
            ? text.attestedAltered
            : text.attested({ by: attestation.signedBy, at: instantText(attestation.signedAt) }),
        ]
  const waits = outcome === 'waiting' && attestation === null ? [text.waits(question ?? '')] : []
  return [found, ...said, ...(more > 0 ? [text.more(more)] : []), ...signed, ...waits]
    .filter((words) => words !== '')
    .join('\n')
}

function attestationBlocks(lines: readonly SoundnessLine[]): Block[] {
  const rows = lines.flatMap(({ title, attestation }) =>
    attestation === null || attestation.signature === 'altered' ? [] : [{ title, ...attestation }],
  )
  if (rows.length === 0) return [{ type: 'paragraph', size: 'small', text: text.noAttestations }]
  const words = text.attestationColumns
  return [
    {
      type: 'table',
      columns: [
        { title: words.title, width: 27 },
        { title: words.answer, width: 15, align: 'center' },
        { title: words.note, width: 30 },
        { title: words.by, width: 16 },
        { title: words.at, width: 20, align: 'center' },
      ],
      rows: rows.map(({ title, answer, note, signedBy, signedAt }) => [
        title,
        outcomeNames[answer],
        note === '' ? text.noNote : note,
        signedBy,
        instantText(signedAt),
      ]),
    },
  ]
}

/** Hashes are set in groups of eight so that they can be compared by eye. */
const grouped = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash

function boundBlocks(test: SoundnessTest): Block[] {
  const { manifestSha256, packSha256, journal, id, lines, stage } = test
  const unsure = lines.some(({ number, numberGrade }) => number !== null && numberGrade === 'unsure')
  const numbers = text.numbers(unsure, stage !== 'filing')
  return [
    {
      type: 'fields',
      rows: [
        [{ label: manifestWord(test), value: grouped(manifestSha256 ?? '') }],
        [{ label: text.pack, value: grouped(packSha256) }],
        [{ label: text.journal(journal.position), value: grouped(journal.hash) }],
        [{ label: text.test, value: id }],
      ],
    },
    { type: 'paragraph', size: 'small', text: `${numbers}${text.note}` },
  ]
}

function manifestWord({ packageId, sealed }: SoundnessTest): string {
  if (packageId !== null) return text.list
  return sealed ? text.sealed : text.filed
}

function machineReadable({ test, subject: { of, ...subject }, agency, signed, composedAt }: ReportData) {
  return {
    schema: 'anjuan-soundness-report',
    version: 1,
    agency,
    [of]: subject,
    test,
    attestations: signed,
    composedAt: composedAt.toISOString(),
  }
}
