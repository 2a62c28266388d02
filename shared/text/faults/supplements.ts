export const supplementFaults = {
  'supplement.unknown': () => '没有这次补充归档。请刷新案卷。',
  'supplement.not-sealed': () => '案卷还没有封卷，材料可以直接归入，不必补充归档。',
  'supplement.open-already': (p: { number: number }) =>
    `第 ${p.number} 次补充归档还没有封存，不能再开始一次。请先封存或撤销它。`,
  'supplement.ended': () => '这次补充归档已封存或已撤销，不能再改动。如还有后补材料，请另行开始补充归档。',
  'supplement.empty': () => '这次补充归档还没有材料，不能封存。请先归入材料，或撤销这次补充归档。',
  'supplement.not-empty': () => '这次补充归档里还有材料，不能撤销。请先撤出材料。',
} as const
