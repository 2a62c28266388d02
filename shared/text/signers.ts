// What people sign as. The one place for these words: papers, screens, signatures and refusals take them from here.
import type { OpinionSigner } from '../contract/opinions.ts'

export const signerNames: Readonly<Record<OpinionSigner['as'], string>> = {
  inspector: '评查人',
  reviewer: '审核人',
  head: '审核机构负责人',
  producer: '制作人',
  organiser: '组织人',
  drawer: '抽卷人',
  witness: '见证人',
  leader: '评查组长',
  checker: '复核人',
  rechecker: '复查人',
  issuer: '签发人',
}

/** The reason a signature carries. */
export function signingReason(as: OpinionSigner['as']): string {
  return `${signerNames[as]}签署`
}
