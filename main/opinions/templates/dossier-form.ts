// The box that says which dossier an opinion is about.
import type { Dossier } from '#shared/contract/dossiers.ts'
import { categoryNames } from '#shared/text/states.ts'
import type { FormField } from '../../printing/index.ts'

export type DossierShown = Pick<
  Dossier,
  'title' | 'number' | 'category' | 'agency' | 'party' | 'officers' | 'papers' | 'pages' | 'recordings'
>

export function dossierRows(dossier: DossierShown): FormField[][] {
  const { party, officers } = dossier
  const officer = (one: DossierShown['officers'][number]) =>
    one.card === null ? one.name : `${one.name}（${one.card}）`
  return [
    [{ label: '案件名称', value: dossier.title }],
    [
      { label: '文号', value: dossier.number ?? '无' },
      { label: '执法类别', value: categoryNames[dossier.category] },
    ],
    [
      { label: '当事人', value: party.code === null ? party.name : `${party.name}\n${party.code}` },
      { label: '办案机构', value: dossier.agency },
    ],
    [
      { label: '执法人员', value: officers.map(officer).join('、') || '未填' },
      { label: '卷内材料', value: `文书 ${dossier.papers} 件 ${dossier.pages} 页，音像 ${dossier.recordings} 件` },
    ],
  ]
}
