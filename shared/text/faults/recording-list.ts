// Why a signed reason for a missing recording cannot be entered, and what to do about it.
export const recordingListFaults = {
  'recording-list.unknown': () => '音像记录事项清单中没有这一项，或者它不适用于这类案卷。请刷新清单后重新选择。',
  'recording-list.ground': () => '没有这种不作记录的理由。请从列出的理由中选取。',
  'recording-list.not-excusable': (p: { title: string }) =>
    `「${p.title}」按清单必须有音像记录，不能以说明代替。请归入相应的音像记录。`,
  'recording-list.present': (p: { title: string }) =>
    `「${p.title}」已有音像记录，不需要未记录说明。如认为那份记录不符合要求，请先更正它的种类。`,
  'recording-list.excused': (p: { title: string }) =>
    `「${p.title}」已有一份未记录说明。如需改写，请先撤回原来的说明。`,
  'recording-list.absence-unknown': () => '没有这份未记录说明，或它已被撤回。请刷新清单后查看。',
} as const
