// Who works at the desk. The last three are the 三员 of a protected system: apart from each other and from the cases.
import * as z from 'zod'

export const caseRoles = ['archivist', 'inspector', 'reviewer', 'head', 'handler'] as const
export const guardianRoles = ['administrator', 'security', 'auditor'] as const
export const roles = [...caseRoles, ...guardianRoles] as const

export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Everybody who may look into dossiers. */
export const caseWorkers: readonly Role[] = caseRoles

/**
 * Why a set of roles cannot be held by one person, or null. 三员分立: nobody holds two of the three, and none of the
 * three works on cases; the head of the review unit is a legal reviewer too by office, so `head` stands alone or with `reviewer`.
 */
export function rolesConflict(
  held: readonly Role[],
): 'two-guardians' | 'guardian-with-case-role' | 'head-with-other-role' | null {
  const guardians = held.filter((role) => (guardianRoles as readonly Role[]).includes(role))
  if (guardians.length > 1) return 'two-guardians'
  if (guardians.length === 1 && held.length > 1) return 'guardian-with-case-role'
  if (held.includes('head') && held.some((role) => role !== 'head' && role !== 'reviewer'))
    return 'head-with-other-role'
  return null
}
