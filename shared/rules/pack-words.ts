// Words that every pack uses alike: the stages of a case, and the six kinds of enforcement act (执法类别).
import * as z from 'zod'

export const Stage = z.enum(['启动', '调查取证', '审核', '决定', '送达', '执行', '归档'])
export const DossierCategory = z.enum(['处罚', '许可', '强制', '检查', '征收征用', '确认'])

export type Stage = z.infer<typeof Stage>
export type DossierCategory = z.infer<typeof DossierCategory>
