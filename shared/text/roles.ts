// The roles in Chinese, what each is for, and why some cannot be held together.
import type { Role, rolesConflict } from '../contract/roles.ts'

export const roleNames: Readonly<Record<Role, string>> = {
  archivist: '档案员',
  inspector: '评查员',
  reviewer: '法制审核员',
  head: '法制审核机构负责人',
  handler: '承办人',
  administrator: '系统管理员',
  security: '安全保密员',
  auditor: '审计员',
}

/** What a role lets a person do, in one sentence without its subject. */
export const roleDuties: Readonly<Record<Role, string>> = {
  archivist: '建卷、归入材料、编排目录、封卷和校验。',
  inspector: '评查已封卷的案卷，出具并签署评查意见书。',
  reviewer: '审核拟作出的重大执法决定，出具并签署审核意见书。',
  head: '审核并以法制审核机构负责人身份签署审核意见书。',
  handler: '建卷、归入本人承办案件的材料，提请法制审核。',
  administrator: '准入人员、停用和启用账号，不接触案卷。',
  security: '授予和收回角色，不接触案卷。',
  auditor: '查看、校验和导出审计日志，不接触案卷。',
}

/** The roles of one person in one line: 档案员、承办人. */
export function roleList(held: readonly Role[]): string {
  return held.length === 0 ? '未授角色' : held.map((role) => roleNames[role]).join('、')
}

/** Why `rolesConflict` says no. */
export const conflictSentences: Readonly<Record<NonNullable<ReturnType<typeof rolesConflict>>, string>> = {
  'two-guardians': '系统管理员、安全保密员、审计员必须由三个人分别担任，一个人只能选其中一个。',
  'guardian-with-case-role': '系统管理员、安全保密员、审计员不办理案卷，不能再兼任何办案角色。',
  'head-with-other-role': '法制审核机构负责人要会签审核意见书，除法制审核员外，不能再兼其他角色。',
}
