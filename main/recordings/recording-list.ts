// The recording list (音像记录事项清单) against one dossier: what is there, what lacks, and the signed reasons for what lacks.
// A statement belongs to the dossier, so it is signed or revoked before the seal only; later checks score what they find.
import { Category } from '#shared/contract/dossiers.ts'
import type { RecordingCheck, RequirementLine } from '#shared/contract/recording-list.ts'
import { categoryWords } from '#shared/rules/category.ts'
import { type CheckedRequirement, checkRequirements, requirementSource } from '#shared/rules/recording-requirements.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { dossierRow, itemsOf, openDossierRow } from '../dossiers/index.ts'
import type { People } from '../people/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { type AbsenceRow, signAbsence, standingAbsences, toAbsence } from './absences.ts'
import { shownNames } from './names.ts'
import { lengthOf } from './place.ts'

export interface Excuse {
  readonly dossierId: string
  readonly requirement: string
  readonly ground: string
  readonly reason: string
  readonly passphrase: string
}

export interface RecordingList {
  check(dossierId: string): RecordingCheck
  /** Refuses what the rule does not allow, what is recorded or excused already, `dossier.sealed`, `people.wrong-passphrase`. */
  excuse(caller: Caller, excuse: Excuse): Promise<RecordingCheck>
  revoke(caller: Actor, id: string, reason: string): void
}

export function createRecordingList(options: {
  store: Store
  rulebook: Rulebook
  people: Pick<People, 'signingIdentity'>
  archiveId: string
  /** DER of the archive's root certificate. */
  root: Uint8Array
  clock: Clock
  newId: () => string
}): RecordingList {
  const { store, rulebook, people, archiveId, root, clock, newId } = options

  function checked(dossierId: string): { lines: CheckedRequirement[]; absences: Map<string, AbsenceRow> } {
    const { category } = dossierRow(store, dossierId)
    const absences = standingAbsences(store, dossierId)
    const items = itemsOf(store, dossierId).map((item) => ({
      id: item.id,
      kind: item.kind,
      paperKind: item.paperKind,
      durationMs: lengthOf(store, item),
      derived: item.derivation !== null,
    }))
    const words = categoryWords[Category.parse(category)]
    return { lines: checkRequirements(rulebook.recordingList(), words, items, new Set(absences.keys())), absences }
  }

  function check(dossierId: string): RecordingCheck {
    const pack = rulebook.recordingList()
    const { lines, absences } = checked(dossierId)
    const name = shownNames(store)
    const count = (state: RequirementLine['state']) => lines.filter((line) => line.state === state).length
    return {
      dossierId,
      packTitle: pack.title,
      packSha256: rulebook.hashOf(pack.id),
      mark: pack.grade,
      lines: lines.map(({ requirement, state, itemIds }) => {
        const { code, stage, title, modes, begins, ends, content, compulsory, excusable } = requirement
        const row = absences.get(code)
        return {
          ...{ code, stage, title, modes: [...modes], begins, ends, content, compulsory, excusable, state },
          source: requirementSource(pack, requirement),
          itemIds: [...itemIds],
          absence: row === undefined ? null : toAbsence(row, archiveId, root, name),
        }
      }),
      grounds: rulebook.recordingPractice().noRecordingGrounds.map(({ code, title }) => ({ code, title })),
      present: count('present'),
      lacking: count('lacking'),
      excused: count('excused'),
    }
  }

  function assertExcusable({ dossierId, requirement, ground }: Excuse): void {
    openDossierRow(store, dossierId)
    const { lines, absences } = checked(dossierId)
    const line = lines.find(({ requirement: { code } }) => code === requirement)
    if (line === undefined) throw refuse('recording-list.unknown')
    const { title, excusable } = line.requirement
    if (!rulebook.recordingPractice().noRecordingGrounds.some(({ code }) => code === ground)) {
      throw refuse('recording-list.ground')
    }
    if (!excusable) throw refuse('recording-list.not-excusable', { title })
    if (line.state === 'present') throw refuse('recording-list.present', { title })
    if (absences.has(requirement)) throw refuse('recording-list.excused', { title })
  }

  /** What can be known before the passphrase is; a refusal on the way is entered with the dossier it is about. */
  async function identityFor(caller: Caller, excuse: Excuse) {
    try {
      assertExcusable(excuse)
      return await people.signingIdentity(caller, excuse.passphrase)
    } catch (error) {
      if (isRefusal(error)) store.refused(caller, 'recording.absence-signed', excuse.dossierId, error)
      throw error
    }
  }

  return {
    check,
    async excuse(caller, excuse) {
      const { dossierId, requirement, ground, reason } = excuse
      const { privateKey, certificate } = await identityFor(caller, excuse)
      try {
        return store.record(caller, 'recording.absence-signed', dossierId, (note) => {
          // A recording may have been filed, or the dossier sealed, while the passphrase was checked.
          assertExcusable(excuse)
          const packSha256 = rulebook.hashOf(rulebook.recordingList().id)
          const signedAt = clock.now().toISOString()
          const said = { archiveId, dossier: dossierId, requirement, ground, reason, signedAt, packSha256 }
          const { signed, signature } = signAbsence({ ...said, signedBy: caller.displayName }, privateKey)
          const id = newId()
          note({ codes: [requirement, ground], absence: id })
          store.run((q) =>
            q.insertInto('recording_absence').values({
              id,
              dossier_id: dossierId,
              requirement,
              pack_sha256: packSha256,
              ground,
              reason,
              signed,
              signature,
              certificate,
              signed_by: caller.name,
              signed_at: signedAt,
              revoked_at: null,
              revoked_by: null,
              revoked_reason: null,
            }),
          )
          return check(dossierId)
        })
      } finally {
        privateKey.fill(0)
      }
    },
    revoke(caller, id, reason) {
      store.record(caller, 'recording.absence-revoked', id, (note) => {
        const row = store.one((q) =>
          q.selectFrom('recording_absence').selectAll().where('id', '=', id).where('revoked_at', 'is', null),
        )
        if (row === null) throw refuse('recording-list.absence-unknown')
        openDossierRow(store, row.dossier_id)
        note({ dossier: row.dossier_id, codes: [row.requirement] })
        const revoked = { revoked_at: clock.now().toISOString(), revoked_by: caller.name, revoked_reason: reason }
        store.run((q) => q.updateTable('recording_absence').set(revoked).where('id', '=', id))
      })
    },
  }
}
