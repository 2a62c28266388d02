// 卷皮、卷内目录、备考表: composed from data whenever they are asked for, frozen at the seal, and what people write on them.
import type { Sheet, SheetKind, SheetRemarks, SheetState } from '#shared/contract/sheets.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { sheetText } from '#shared/text/sheets.ts'
import type { Clock } from '../../clock.ts'
import {
  type DossierObjects,
  dossierRow,
  keptDossierRow,
  openDossierRow,
  type SupplementRow,
  supplementManifestOf,
  supplementRow,
  supplementRows,
} from '../../dossiers/index.ts'
import type { Rulebook } from '../../rulebook/index.ts'
import type { Actor, Store } from '../../store/index.ts'
import { type ComposedSheet, composeSheet } from './compose-sheet.ts'
import { coverOf } from './cover.ts'
import { gatherSheets, type SheetData } from './data.ts'
import { type FrozenSheets, frozenSheets, sha256Of, storeSheets } from './frozen.ts'
import type { PassingFiles } from './passing-files.ts'
import { notedLines, type SupplementLine, supplementLines } from './remarks-sheet.ts'

export interface WhichSheet {
  readonly id: string
  readonly kind: SheetKind
  readonly supplementId: string | null
}

export interface Sheets {
  state(id: string): SheetState
  /** Frozen, or as it would be now. Refuses `sheet.unknown`, `dossier.disposed`. */
  preview(caller: Actor, which: WhichSheet): Promise<Sheet>
  print(caller: Actor, which: WhichSheet): Promise<Sheet>
  saveRemarks(caller: Actor, id: string, remarks: SheetRemarks): SheetState
  gather(id: string): SheetData
  /** Inside record(). */
  writeRemarks(caller: Actor, id: string, remarks: SheetRemarks): void
  /** Composed and stored, to be entered in the transaction of the seal. */
  freezeDossier(data: SheetData): Promise<FrozenSheets>
  freezeSupplement(caller: Actor, data: SheetData, row: SupplementRow): Promise<FrozenSheets>
}

export function createSheets(options: {
  store: Store
  objects: DossierObjects
  rulebook: Rulebook
  passing: PassingFiles
  agency: string
  archiveId: string
  clock: Clock
}): Sheets {
  const { store, objects, rulebook, passing, agency, archiveId, clock } = options
  const gather = (id: string) => gatherSheets(store, rulebook, id)
  const compose = (data: SheetData, order: Parameters<typeof composeSheet>[1]) =>
    composeSheet(data, order, { agency, at: clock.now() })
  const nameOf = (name: string) =>
    store.one((q) => q.selectFrom('user').select('display_name').where('name', '=', name))?.display_name ?? name

  /** Supplements sealed up to this one; all that are when null. */
  function sealedLines(data: SheetData, upTo: number | null = null): SupplementLine[] {
    return data.supplements.flatMap(({ number, reason, sealed_at, sealed_by, manifest_sha256 }) =>
      sealed_at === null || sealed_by === null || manifest_sha256 === null || (upTo !== null && number > upTo)
        ? []
        : [{ number, reason, sealedOn: dayOf(sealed_at), by: nameOf(sealed_by), sha256: manifest_sha256 }],
    )
  }

  /** With the line that its seal will bring. */
  function comingLines(caller: Actor, data: SheetData, row: SupplementRow): SupplementLine[] {
    const coming = {
      number: row.number,
      reason: row.reason,
      sealedOn: dayOf(clock.now().getTime()),
      by: nameOf(caller.name),
      sha256: supplementManifestOf(store, archiveId, row).sha256,
    }
    return [...sealedLines(data, row.number - 1), coming]
  }

  function frozen(id: string): Sheet[] {
    const numbers = new Map(supplementRows(store, id).map((row) => [row.id, row.number]))
    const { title } = dossierRow(store, id)
    return frozenSheets(store, id, (kind, supplementId) =>
      sheetText.file(title, kind, supplementId === null ? null : (numbers.get(supplementId) ?? null)),
    )
  }

  async function fresh(caller: Actor, { id, kind, supplementId }: WhichSheet): Promise<ComposedSheet> {
    const data = gather(id)
    const row = supplementId === null ? null : supplementRow(store, supplementId)
    if (row !== null && (row.dossier_id !== id || row.state !== 'open' || kind === 'cover'))
      throw refuse('sheet.unknown')
    const supplements = row === null ? sealedLines(data) : comingLines(caller, data, row)
    return compose(data, { kind, supplement: row?.number ?? null, supplements, sealedSha256: null })
  }

  async function preview(caller: Actor, which: WhichSheet): Promise<Sheet> {
    keptDossierRow(store, which.id)
    const known = frozen(which.id).find(
      ({ kind, supplementId }) => kind === which.kind && supplementId === which.supplementId,
    )
    if (known !== undefined) return known
    const { bytes, name, pages, kind } = await fresh(caller, which)
    return {
      kind,
      supplementId: which.supplementId,
      objectId: passing.put({ bytes, mime: 'application/pdf', name }),
      name,
      pages,
      sizeBytes: bytes.length,
      sha256: sha256Of(bytes),
      frozenAt: null,
    }
  }

  function state(id: string): SheetState {
    const data = gather(id)
    const row = store.one((q) => q.selectFrom('dossier_remarks').selectAll().where('dossier_id', '=', id))
    const { title, issuer, grade, gradeNote } = data.form
    const fields = coverOf(data).rows.flat()
    return {
      remarks: data.remarks,
      noted: [...notedLines(data), ...supplementLines(data, sealedLines(data))],
      typedFields: fields.filter(({ source }) => source === 'typed').map(({ code, label }) => ({ code, label })),
      changedBy: row === null ? null : nameOf(row.changed_by),
      changedAt: row?.changed_at ?? null,
      form: { title, issuer, mark: grade, note: gradeNote },
      frozen: frozen(id),
    }
  }

  function writeRemarks(caller: Actor, id: string, remarks: SheetRemarks): void {
    const values = {
      situation: remarks.situation,
      typed: JSON.stringify(remarks.typed),
      filed_by: remarks.filedBy,
      filed_on: remarks.filedOn,
      checked_by: remarks.checkedBy,
      checked_on: remarks.checkedOn,
      changed_by: caller.name,
      changed_at: clock.now().toISOString(),
    }
    store.run((q) =>
      q
        .insertInto('dossier_remarks')
        .values({ dossier_id: id, ...values })
        .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(values)),
    )
  }

  return {
    state,
    gather,
    preview,
    writeRemarks,
    async print(caller, which) {
      const sheet = await preview(caller, which)
      return store.record(caller, 'sheet.printed', which.id, (note) => {
        note({ kind: sheet.kind, pages: sheet.pages, sha256: sheet.sha256, frozen: sheet.frozenAt !== null })
        return sheet
      })
    },
    saveRemarks(caller, id, remarks) {
      return store.record(caller, 'remarks.changed', id, () => {
        openDossierRow(store, id)
        writeRemarks(caller, id, remarks)
        return state(id)
      })
    },
    async freezeDossier(data) {
      const order = { supplement: null, supplements: [], sealedSha256: data.manifestSha256 }
      const composed: ComposedSheet[] = []
      for (const kind of ['cover', 'catalogue', 'remarks'] as const)
        composed.push(await compose(data, { kind, ...order }))
      return storeSheets({ store, objects }, data.dossierId, composed)
    },
    async freezeSupplement(caller, data, row) {
      const supplements = comingLines(caller, data, row)
      const sealedSha256 = supplements.at(-1)?.sha256 ?? null
      const composed: ComposedSheet[] = []
      for (const kind of ['catalogue', 'remarks'] as const)
        composed.push(await compose(data, { kind, supplement: row.number, supplements, sealedSha256 }))
      return storeSheets({ store, objects }, data.dossierId, composed)
    },
  }
}
