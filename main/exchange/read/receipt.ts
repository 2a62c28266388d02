// The registration form that lies in a package: signed by its giver, over this very list and these manifests.
import type { PackageForm } from '#shared/contract/packages.ts'
import type { PackageDescription } from '#shared/rules/package-description.ts'
import { type Receipt, readReceipt } from '#shared/rules/package-receipt.ts'
import { formLayouts } from '../make/forms.ts'
import { readGiver } from '../receipts.ts'
import { readBytes, utf8 } from './package-source.ts'
import type { Problems } from './problems.ts'
import type { FoundFile } from './walk-package.ts'

const mostBytes = 4_000_000

export async function readPackedReceipt(
  folder: string,
  form: PackageForm,
  files: ReadonlyMap<string, FoundFile>,
  description: PackageDescription | null,
  listSha256: string | null,
  problems: Problems,
): Promise<Receipt | null> {
  const file = files.get(formLayouts[form].receiptJson)
  if (file === undefined) {
    problems.add('receipt-missing')
    return null
  }
  const text = file.sizeBytes > mostBytes ? null : utf8(await readBytes(folder, file))
  const receipt = text === null ? null : readReceipt(text)
  const giver = receipt === null ? null : readGiver(receipt)
  if (receipt === null || giver === null) {
    problems.add('receipt-broken')
    return null
  }
  if (!giver.genuine) problems.add('receipt-signature')
  const { statement } = giver
  const manifests = description?.dossiers.map(({ manifestSha256 }) => manifestSha256) ?? statement.manifests
  const isOfThis =
    statement.listSha256 === listSha256 &&
    statement.form === form &&
    statement.packageId === (description?.id ?? statement.packageId) &&
    statement.withRestricted === (description?.withRestricted ?? statement.withRestricted) &&
    statement.manifests.join() === manifests.join()
  if (!isOfThis) problems.add('receipt-differs')
  return receipt
}
