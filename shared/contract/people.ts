// Users, roles, signing in and out.
import * as z from 'zod'
import { command, Id, Instant, nothing, query } from './procedure.ts'
import { Role } from './roles.ts'
import { NewSignInName } from './sign-in-name.ts'
import { text } from './text.ts'

export const Person = z.object({
  id: Id,
  name: z.string(),
  displayName: z.string(),
  unit: z.string(),
  /** 执法证号 or 法律职业资格证号, printed beside signatures when given. */
  card: z.string().nullable(),
  roles: z.array(Role),
  state: z.enum(['invited', 'active', 'disabled']),
  certificateFingerprint: z.string().nullable(),
  createdAt: Instant,
  lastSignedInAt: Instant.nullable(),
})
export type Person = z.infer<typeof Person>

export const Session = z.object({
  userId: Id,
  name: z.string(),
  displayName: z.string(),
  unit: z.string(),
  roles: z.array(Role),
  signedInAt: Instant,
  /** True until the first own passphrase is set: until then nothing else may be done. */
  mustChangePassphrase: z.boolean(),
})
export type Session = z.infer<typeof Session>

const Name = text(1, 64)
const Passphrase = z.string().min(1).max(1024)

export const people = {
  signIn: command({
    by: 'anyone',
    writes: 'people.signed-in',
    input: z.object({ name: Name, passphrase: Passphrase }),
    output: Session,
  }),
  signOut: command({ by: 'signed-in', writes: 'people.signed-out', input: nothing, output: nothing }),
  /** Also makes the signing key and its certificate the first time: the key never existed under another's passphrase. */
  changePassphrase: command({
    by: 'signed-in',
    writes: 'people.passphrase-changed',
    input: z.object({ passphrase: Passphrase, next: Passphrase }),
    output: Session,
  }),
  list: query({ by: ['administrator', 'security', 'auditor'], input: nothing, output: z.array(Person) }),
  /** Admits a person with a first passphrase to be replaced at the first sign-in, and with no role yet. */
  create: command({
    by: ['administrator'],
    writes: 'people.created',
    input: z.object({
      name: NewSignInName,
      displayName: Name,
      unit: text(1, 100),
      card: text(1, 64).nullable().default(null),
      passphrase: Passphrase,
    }),
    output: Person,
  }),
  grantRoles: command({
    by: ['security'],
    writes: 'people.roles-granted',
    input: z.object({ id: Id, roles: z.array(Role) }),
    output: Person,
  }),
  /** His passphrase and signing key are gone for good; what he signed stays valid. */
  disable: command({
    by: ['administrator'],
    writes: 'people.disabled',
    input: z.object({ id: Id }),
    output: Person,
  }),
  /** As if newly admitted: with a first passphrase to be replaced, and the roles he had. */
  enable: command({
    by: ['administrator'],
    writes: 'people.enabled',
    input: z.object({ id: Id, passphrase: Passphrase }),
    output: Person,
  }),
}
