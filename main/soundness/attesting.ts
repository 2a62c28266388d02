// Answers to the questions of a test, each signed by the person who looked.
import type { AttestedAnswer, SoundnessLine, SoundnessTest } from '#shared/contract/soundness.ts'
import { overallOutcome } from '#shared/rules/soundness.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { People } from '../people/index.ts'
import type { Store } from '../store/index.ts'
import { signAttestation } from './attestations.ts'

export interface Answers {
  readonly id: string
  readonly answers: readonly {
    readonly code: string
    readonly answer: AttestedAnswer
    readonly note: string
  }[]
  readonly passphrase: string
}

export interface AttestingRooms {
  readonly store: Store
  readonly people: Pick<People, 'signingIdentity'>
  readonly archiveId: string
  readonly clock: Clock
  readonly newId: () => string
  readonly shown: (id: string) => SoundnessTest
}

export async function attest(rooms: AttestingRooms, caller: Caller, given: Answers): Promise<SoundnessTest> {
  const { store, shown } = rooms
  const { privateKey, certificate } = await identityFor(rooms, caller, given)
  try {
    return store.record(caller, 'soundness.attested', given.id, (note) => {
      // Somebody else may have answered while the passphrase was checked.
      const asked = assertAsked(shown(given.id), given)
      note({ codes: asked.map(({ line }) => line.code) })
      for (const { line, answer } of asked) enter(rooms, caller, given.id, line, answer, { privateKey, certificate })
      const outcome = overallOutcome(shown(given.id).lines)
      store.run((q) => q.updateTable('soundness_test').set({ outcome }).where('id', '=', given.id))
      return shown(given.id)
    })
  } finally {
    privateKey.fill(0)
  }
}

/** What can be known before the passphrase is; a refusal on the way is entered with the test it is about. */
async function identityFor({ store, people, shown }: AttestingRooms, caller: Caller, given: Answers) {
  try {
    assertAsked(shown(given.id), given)
    return await people.signingIdentity(caller, given.passphrase)
  } catch (error) {
    if (isRefusal(error)) store.refused(caller, 'soundness.attested', given.id, error)
    throw error
  }
}

type Answer = Answers['answers'][number]
type Asked = SoundnessLine & { readonly question: string }

function assertAsked(test: SoundnessTest, { answers }: Answers): { line: Asked; answer: Answer }[] {
  const seen = new Set<string>()
  return answers.map((answer) => {
    const line = test.lines.find(({ code }) => code === answer.code)
    const title = line?.title ?? answer.code
    if (line === undefined || line.question === null) throw refuse('soundness.no-question', { title })
    if (line.attestation !== null || seen.has(line.code)) throw refuse('soundness.answered', { title })
    if (answer.answer === 'failed' && answer.note === '') throw refuse('soundness.note-missing', { title })
    seen.add(line.code)
    return { line: { ...line, question: line.question }, answer }
  })
}

function enter(
  { store, archiveId, clock, newId, shown }: AttestingRooms,
  caller: Caller,
  testId: string,
  { code, question }: Asked,
  { answer, note }: Answer,
  identity: { privateKey: Buffer; certificate: Buffer },
): void {
  const { dossierId, manifestSha256, packSha256 } = shown(testId)
  const signedAt = clock.now().toISOString()
  const { signed, signature } = signAttestation(
    {
      archiveId,
      test: testId,
      dossier: dossierId,
      manifestSha256,
      packSha256,
      code,
      question,
      answer,
      note,
      signedBy: caller.displayName,
      signedAt,
    },
    identity.privateKey,
  )
  store.run((q) =>
    q.insertInto('soundness_attestation').values({
      id: newId(),
      test_id: testId,
      code,
      answer,
      note,
      signed,
      signature,
      certificate: identity.certificate,
      signed_by: caller.name,
      signed_at: signedAt,
    }),
  )
}
