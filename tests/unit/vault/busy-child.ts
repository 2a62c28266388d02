// A child process for tests/faults/vault-kill.test.ts: works on an archive until it is killed, telling each thing done.
import { unlockArchive } from '#main/vault/index.ts'
import { ADA, CHEAP_KDF, now } from './scratch-people.ts'

const [folder = '', source = '', work = ''] = process.argv.slice(2)
const vault = await unlockArchive({ folder, ...ADA, now })
const dossierKey = await vault.dossierKeys.open('dossier-1', null)
process.stdout.write('ready\n')

async function fileForever(): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const bytes = new Uint8Array((turn % 7) * 100_000)
    const put = turn % 2 === 0 ? { path: source } : { bytes }
    const { objectId } = await vault.objects.put({ dossierKey, source: put, label: { name: 'x' } })
    process.stdout.write(`${objectId}\n`)
  }
}

async function changeForever(): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    await vault.slots.add({ name: 'guest', passphrase: 'guest passphrase', kdf: CHEAP_KDF })
    await vault.dossierKeys.create(`dossier-${turn + 2}`)
    await vault.slots.remove('guest')
    process.stdout.write(`${turn}\n`)
  }
}

await (work === 'file' ? fileForever() : changeForever())
