// Makes identity codes whose check digits are right but whose region, 539999, does not exist.

const NOWHERE = '539999'
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const weigh = (text: string, alphabet: string, weightAt: (index: number) => number): number =>
  [...text].reduce((sum, character, index) => sum + alphabet.indexOf(character) * weightAt(index), 0)

/** GB 11714: check character of the organisation code. */
function organisationCheck(body: string): string {
  const rest = 11 - (weigh(body, ORGANISATION_ALPHABET, (index) => ORGANISATION_WEIGHTS[index] ?? 0) % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** GB 32100-2015: `kind` is registering department and type (91 a company, 93 a cooperative), `body` eight characters. */
export function makeUscc(kind: string, body: string): string {
  const head = `${kind}${NOWHERE}${body}${organisationCheck(body)}`
  const sum = weigh(head, USCC_ALPHABET, (index) => 3 ** index % 31)
  return head + (USCC_ALPHABET[(31 - (sum % 31)) % 31] ?? '')
}

/** GB 11643-1999: `born` as YYYYMMDD, `serial` three digits. */
export function makeCitizenId(born: string, serial: string): string {
  const head = `${NOWHERE}${born}${serial}`
  const sum = weigh(head, '0123456789', (index) => ID_WEIGHTS[index] ?? 0)
  return head + ('10X98765432'[sum % 11] ?? '')
}
