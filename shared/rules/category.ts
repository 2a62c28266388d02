// The six kinds of enforcement act (执法类别): our codes, and the words the rule packs use.
import type { Category } from '../contract/dossiers.ts'
import type { DossierCategory } from './pack.ts'

export const categoryWords: Readonly<Record<Category, DossierCategory>> = {
  penalty: '处罚',
  licence: '许可',
  coercion: '强制',
  inspection: '检查',
  levy: '征收征用',
  confirmation: '确认',
}
