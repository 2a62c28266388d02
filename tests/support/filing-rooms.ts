// The people who file and seal, on one archive: an open dossier anew for each test, its papers, its sheets in words, its entries.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Caller } from '#main/desk-core.ts'
import { itemById, openPartOf } from '#main/dossiers/index.ts'
import type { SheetKind, SheetRemarks } from '#shared/contract/sheets.ts'
import { someFacts } from './test-desk.ts'
import { openTestRooms, type TestRooms } from './test-rooms.ts'

export type FilingRooms = Awaited<ReturnType<typeof openFilingRooms>>

export const written: SheetRemarks = {
  situation: '第一件原件另存。',
  filedBy: '和丽春',
  filedOn: '2026-11-18',
  checkedBy: null,
  checkedOn: null,
  typed: { fonds: '0123' },
}

export async function openFilingRooms() {
  const home = await openTestRooms()
  const archivist = await home.admit('archivist', '和丽春', ['archivist'])
  const second = await home.admit('second', '李文慧', ['archivist'])
  const head = await home.admit('head', '李正清', ['head'])
  let id = ''
  let made = 0

  /** Through the intake, which looks into each file in a process of its own. */
  async function filedPaper(name: string, pages = 1) {
    made += 1
    const path = await home.files.pdf(`${name}.pdf`, pages, `${name} ${made}`)
    return home.file(archivist, id, path)
  }

  const paper = (name: string, pages = 1) => {
    made += 1
    return enteredPaper(home, archivist, { dossierId: id, name, pages, content: `${made}` })
  }

  return {
    ...home,
    archivist,
    second,
    head,
    /** An open dossier with one paper of two pages, whose id the rest goes by. */
    async begin(): Promise<string> {
      id = (await home.rooms.dossiers.create(archivist, someFacts())).id
      await paper('行政处罚决定书', 2)
      return id
    },
    filedPaper,
    paper,
    /** The words of a PDF, as anybody's reader finds them. */
    async words(objectId: string): Promise<string> {
      const bytes = home.rooms.passing.get(objectId)?.bytes ?? (await home.rooms.objects.readWhole(objectId))
      const run = promisify(execFile)('pdftotext', ['-layout', '-', '-'])
      run.child.stdin?.end(bytes)
      return (await run).stdout.normalize('NFKC').replaceAll(/\s+/g, '')
    },
    preview: (kind: SheetKind, supplementId: string | null = null) =>
      home.rooms.sheets.preview(archivist, { id, kind, supplementId }),
    /** The last entry about this subject: event, outcome and facts. */
    entry(subject: string) {
      const row = home.rooms.store.one((q) =>
        q.selectFrom('journal').selectAll().where('subject', '=', subject).orderBy('position', 'desc').limit(1),
      )
      return row === null ? null : { event: row.event, outcome: row.outcome, ...(JSON.parse(row.detail) as object) }
    },
    async verdict() {
      let last: unknown = null
      for await (const step of home.rooms.dossiers.verify(archivist, id, undefined)) last = step
      return last
    },
    objectCount: () =>
      home.rooms.store.one((q) => q.selectFrom('object').select((e) => e.fn.countAll<number>().as('count')))?.count,
  }
}

interface EnteredPaper {
  readonly dossierId: string
  readonly name: string
  readonly pages: number
  readonly content: string
}

/** Entered where the intake would enter it, without the look that costs half a second. */
async function enteredPaper(home: TestRooms, archivist: Caller, { dossierId, name, pages, content }: EnteredPaper) {
  const { store, objects, dossiers } = home.rooms
  const { supplementId } = openPartOf(store, dossierId)
  const stored = await objects.put({ dossierId, source: { bytes: Buffer.from(content) }, name: `${name}.pdf` })
  const position = dossiers.items(dossierId).filter((item) => item.supplementId === supplementId).length + 1
  const itemId = crypto.randomUUID()
  store.record(archivist, 'item.filed', itemId, () => {
    objects.enter(stored, { dossierId, mime: 'application/pdf', role: 'original' })
    store.run((q) =>
      q.insertInto('item').values({
        id: itemId,
        dossier_id: dossierId,
        object_id: stored.objectId,
        kind: 'paper',
        volume: 'main',
        position,
        title: name,
        paper_kind: null,
        made_on: null,
        pages,
        original_name: `${name}.pdf`,
        viewing: 'pdf',
        remarks: '[]',
        filed_at: home.clock.now().toISOString(),
        filed_by: archivist.name,
        withdrawn_at: null,
        withdrawn_reason: null,
        derivation: null,
        outside_seal: 0,
        supplement_id: supplementId,
      }),
    )
  })
  return itemById(store, itemId)
}
