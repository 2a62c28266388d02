// npm run demo: the sample county from loose files to signed opinions, through the same calls that the window makes.
import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { Connection, DeskCore } from '#main/desk-core.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { PaperKindsPack } from '#shared/rules/pack.ts'
import { formatPoints } from '#shared/rules/scoring.ts'
import { demoText } from '#shared/text/demo.ts'
import { makeSample, type SampleCounty, type SampleDossier } from '../../../resources/sample/make-sample.ts'
import { shipped } from '../open-desk.ts'
import { type DemoPeople, demoUsers, foundDemo } from './demo-desk.ts'
import { findingsOf, headsOf, sheetOf } from './demo-judgements.ts'
import { describeForSeal, type KeptDossier, keepSealed, lookThrough } from './demo-keeping.ts'
import type { CliIo } from './io.ts'

const agency = '澜屏县司法局'
const standardId = 'mee-2024-general-penalty'
const evaluated: readonly string[] = ['pesticide-penalty', 'fertiliser-penalty']

interface Demo {
  readonly io: CliIo
  readonly desk: DeskCore
  readonly people: DemoPeople
  readonly passphrase: string
  readonly county: SampleCounty
  readonly sampleFolder: string
  readonly opinionsFolder: string
  readonly say: (line: string) => void
}

export async function runDemo(io: CliIo): Promise<void> {
  const startedAt = Date.now()
  const folder = join(dirname(shipped('package.json')), 'demo')
  const archive = join(folder, 'archive')
  const opinionsFolder = join(folder, 'opinions')
  const say = (line: string) => io.stdout(`${line}\n`)
  await startAfresh(folder, opinionsFolder)
  const passphrase = newPassphrase()
  await writeFile(join(folder, 'passphrase.txt'), `${passphrase}\n`, { mode: 0o600 })

  const sampleFolder = await mkdtemp(join(await memoryFolder(), 'anjuan-sample-'))
  const desk = io.openDesk(archive)
  try {
    say(demoText.archive(relative(io.cwd, archive)))
    const people = await foundDemo(desk, agency, passphrase)
    say(demoText.people(demoUsers))
    const county = await makeSample({
      folder: sampleFolder,
      signal: io.signal,
      onProgress: (message) => say(demoText.step(message)),
    })
    say(demoText.sample(county.county))
    const demo: Demo = { io, desk, people, passphrase, county, sampleFolder, opinionsFolder, say }
    const dossiers = await fileAll(demo)
    await evaluateAll(demo, dossiers)
    await reviewPending(demo, dossiers)
    const { pem } = await people.archivist.client.archive.exportRoot({})
    await writeFile(join(folder, 'root.pem'), pem)
    await copiesDone(demo)
  } finally {
    await desk.close()
    await rm(sampleFolder, { recursive: true, force: true })
  }
  const shown = (path: string) => relative(io.cwd, path)
  io.stdout(
    demoText.done({
      opinions: shown(opinionsFolder),
      archive: shown(archive),
      root: shown(join(folder, 'root.pem')),
      passphrase: shown(join(folder, 'passphrase.txt')),
      users: demoUsers.join('、'),
      seconds: Math.round((Date.now() - startedAt) / 1000),
    }),
  )
}

/** Removes what an earlier run made, and nothing else that may lie there. */
async function startAfresh(folder: string, opinionsFolder: string): Promise<void> {
  for (const made of ['archive', 'opinions', 'passphrase.txt', 'root.pem']) {
    await rm(join(folder, made), { recursive: true, force: true })
  }
  await mkdir(opinionsFolder, { recursive: true })
}

/** Six groups of four characters that are hard to mistake for one another: about 118 bits. */
function newPassphrase(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 6 }, group).join('-')
}

/** The sample is loose plaintext for a moment, and in an office it would be real: memory, where there is such a folder. */
async function memoryFolder(): Promise<string> {
  return existsSync('/dev/shm') && (await stat('/dev/shm')).isDirectory() ? '/dev/shm' : tmpdir()
}

type Filed = ReadonlyMap<
  string,
  { readonly id: string; readonly dossier: SampleDossier; readonly items: readonly Item[] }
>

async function fileAll(demo: Demo): Promise<Filed> {
  const { client, connection } = demo.people.archivist
  const kinds = await client.rulebook.paperKinds({})
  const filed = new Map<string, { id: string; dossier: SampleDossier; items: readonly Item[] }>()
  const sealed: KeptDossier[] = []
  for (const dossier of demo.county.dossiers) {
    demo.io.signal.throwIfAborted()
    const { id } = await client.dossiers.create(factsOf(dossier))
    await fileItems(demo, id, dossier, kinds, connection)
    const recordings = dossier.items.filter((item) => item.recording !== undefined).length
    demo.say(demoText.filed(dossier.name, dossier.items.length - recordings, recordings))
    await lookThrough({ people: demo.people, defects: demo.county.defects, say: demo.say }, { id, ...dossier })
    const items = await client.dossiers.items({ id })
    filed.set(dossier.key, { id, dossier, items })
    if (dossier.state === 'pending') continue
    await describeForSeal({ people: demo.people, defects: demo.county.defects, say: demo.say }, { id, ...dossier })
    await client.dossiers.seal({ id })
    sealed.push({ id, ...dossier })
  }
  demo.say(demoText.sealed(sealed.length))
  await keepSealed({ people: demo.people, defects: demo.county.defects, say: demo.say }, sealed)
  return filed
}

function factsOf(dossier: SampleDossier) {
  const { category, number, name, party, officers, dates } = dossier
  return {
    category,
    number,
    title: name,
    party: {
      kind: party.kind === 'person' ? ('citizen' as const) : party.kind,
      name: party.name,
      code: party.code,
      address: party.address,
    },
    agency: dossier.agency,
    officers: [...officers],
    dates: {
      filedOn: dates.filedOn,
      noticeOn: dates.noticeOn ?? null,
      decidedOn: dates.decidedOn ?? null,
      servedOn: dates.servedOn ?? null,
      closedOn: dates.closedOn ?? null,
    },
  }
}

async function fileItems(
  { desk, people, sampleFolder, io, say }: Demo,
  dossierId: string,
  dossier: SampleDossier,
  kinds: PaperKindsPack,
  connection: Connection,
): Promise<void> {
  const paths = dossier.items.map((item) => join(sampleFolder, item.path))
  const files = await Promise.all(
    dossier.items.map(async (item, at) => ({
      name: item.path.split('/').at(-1) ?? item.path,
      sizeBytes: (await stat(paths[at] ?? '')).size,
      volume: item.volume,
      title: item.title,
      paperKind: kindCode(kinds, item.paperKind),
      madeOn: item.madeOn,
    })),
  )
  const tickets = await people.archivist.client.intake.offer({ dossierId, files })
  for (const [at, { ticket, name }] of tickets.entries()) {
    const outcome = await desk.receivePath(connection, ticket, paths[at] ?? '', io.signal)
    if (outcome.state !== 'filed') say(demoText.notFiled(name, outcome.sentence ?? ''))
  }
}

/** The dictionary's code for a code or a form's name; null lets the intake guess from the title. */
function kindCode(kinds: PaperKindsPack, name: string): string | null {
  return (
    kinds.kinds.find((kind) => kind.code === name || kind.title === name || kind.aliases.includes(name))?.code ?? null
  )
}

async function evaluateAll(demo: Demo, filed: Filed): Promise<void> {
  const { client } = demo.people.inspector
  const standard = await client.rulebook.standard({ id: standardId })
  for (const key of evaluated) {
    const found = filed.get(key)
    if (found === undefined) continue
    const defects = demo.county.defects.filter((defect) => defect.dossier === key)
    const { id } = await client.evaluation.start({ dossierId: found.id, standardId })
    const judgements = sheetOf(standard, defects, found.items)
    await client.evaluation.judge({ id, judgements, addSeconds: 900 })
    for (const finding of findingsOf(defects, found.items)) await client.evaluation.addFinding({ id, ...finding })
    const done = await client.evaluation.conclude({ id })
    const points = [formatPoints(done.judgedHundredths), formatPoints(done.effectiveHundredths)] as const
    demo.say(demoText.evaluated(found.dossier.name, ...points, done.vetoesHit))
    const { id: opinionId } = await client.opinions.compose({ kind: 'evaluation', sourceId: id })
    await client.opinions.sign({ id: opinionId, passphrase: demo.passphrase })
    await handOut(demo, opinionId)
  }
}

/** The pending dossier's submission is judged, and its problems sent back to the handling unit. */
async function reviewPending(demo: Demo, filed: Filed): Promise<void> {
  const pending = [...filed.values()].find(({ dossier }) => dossier.state === 'pending')
  if (pending === undefined) return
  const { handler, reviewer, head } = demo.people
  const defects = demo.county.defects.filter((defect) => defect.dossier === pending.dossier.key)
  const submission = {
    entries: ['law-rights-after-hearing', 'guidance-after-hearing'],
    proposedDecision: pending.dossier.summary,
    facts: `${pending.dossier.name}，${pending.dossier.summary}详见案件处理意见书和听证会报告书。`,
    basis: '《中华人民共和国行政处罚法》第五十七条、第五十八条，以及案件处理意见书所引规定。',
  }
  const { id } = await handler.client.review.submit({ dossierId: pending.id, submission })
  await reviewer.client.review.accept({ id })
  const { heads } = await reviewer.client.rulebook.reviewHeads({})
  const conclusion = {
    kind: 'correct',
    text: '请承办机构更换听证主持人重新组织听证，复核当事人提交的运输单据，补充裁量理由后重新送审。',
  }
  await reviewer.client.review.judge({ id, heads: headsOf(heads, defects), conclusion })
  for (const finding of findingsOf(defects, pending.items)) await reviewer.client.review.addFinding({ id, ...finding })
  await reviewer.client.review.conclude({ id })
  const { kinds } = await reviewer.client.rulebook.opinionKinds({})
  const title = kinds.find((kind) => kind.code === conclusion.kind)?.title ?? conclusion.kind
  demo.say(demoText.reviewed(pending.dossier.name, title))
  const { id: opinionId } = await reviewer.client.opinions.compose({ kind: 'review', sourceId: id })
  await reviewer.client.opinions.sign({ id: opinionId, passphrase: demo.passphrase })
  await head.client.opinions.sign({ id: opinionId, passphrase: demo.passphrase })
  await handOut(demo, opinionId)
}

/** Writes a signed opinion out as a plain file: it is meant to leave the desk. */
async function handOut({ desk, people, opinionsFolder, io, say }: Demo, opinionId: string): Promise<void> {
  const { client, connection } = people.archivist
  const opinion = await client.opinions.get({ id: opinionId })
  const opened = await desk.openBytes(connection, opinion.objectId)
  const file = join(opinionsFolder, `${opinion.number}.pdf`)
  try {
    const whole = opened.stream(0, opened.sizeBytes, io.signal)
    await writeFile(file, new Uint8Array(await new Response(whole).arrayBuffer()))
  } finally {
    await opened.close()
  }
  say(demoText.signed(opinion.number, relative(io.cwd, file)))
}

/** Waits for the playable copies, so that every recording plays when the desk is opened. */
async function copiesDone({ people, say, io }: Demo): Promise<void> {
  for await (const jobs of await people.archivist.client.jobs.watch({}, { signal: io.signal })) {
    if (jobs.some((job) => job.state === 'queued' || job.state === 'running')) continue
    say(demoText.copies(jobs.filter((job) => job.kind === 'playable-copy' && job.state === 'done').length))
    return
  }
}
