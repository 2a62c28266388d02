import { instantText } from '../instant.ts'

export const dossierFaults = {
  'dossier.unknown': () => '没有这个案卷。它可能已被移走，请刷新列表。',
  'dossier.sealed': (p: { at: string }) =>
    `案卷已于 ${instantText(p.at)} 封卷，不能再改动。如有后补材料，请按补充归档办理。`,
  'dossier.not-sealed': () => '案卷尚未封卷，还不能评查。请先由档案员封卷。',
  'dossier.empty': () => '案卷里还没有任何材料，不能封卷。请先归入材料。',
  'dossier.receiving': () => '还有材料正在归入，不能封卷。请等归入完成或先取消归入。',
  'dossier.credit-code': () => '统一社会信用代码的校验位不对。请对照营业执照逐位核对。',
  'dossier.citizen-id': () => '身份证件号码的校验位不对。请对照证件逐位核对。',
  'item.unknown': () => '没有这份材料。它可能已被撤出，请刷新目录。',
  'item.order': () => '排列次序与目录不一致，可能有人刚改动过。请刷新后重新排列。',
  'item.duplicate': (p: { title: string }) =>
    `这份材料与卷内的「${p.title}」完全相同，未重复归入。请核对后选择其他文件。`,
  'item.incomplete': () => '文件没有收全，未归入。请重新归入这个文件。',
  'item.busy': () => '这份材料正被某个评查或审核引用，不能撤出。请先移除相关问题记录。',
  'item.has-extracts': (p: { title: string }) =>
    `卷内或卷旁的「${p.title}」截自这份材料，原件撤出后它就没有了出处。请先撤出截取的材料，再撤出这一份。`,
  'evidence.foreign': () => '所指的材料不在这个案卷里。请从本案卷的目录中选取证据。',
  'evidence.page': () => '所指的页码在这份材料里不存在。请重新选取页面。',
  'evidence.moment': () => '所指的时间点不在这段音像的范围内。请重新选取时间。',
  'intake.failed': () => '归入时程序出了问题，这个文件没有归入。请重试；若再次出现，请联系管理员。',
  'intake.unknown': () => '这次归入已结束或已取消。请重新选择文件归入。',
} as const
