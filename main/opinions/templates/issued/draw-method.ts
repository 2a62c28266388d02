// The draw in words, so that a stranger with the record and any SHA-256 comes to the same list: the steps of shared/rules/draw.ts.
import { drawMethod } from '#shared/rules/draw.ts'

const steps: Readonly<Record<string, readonly string[]>> = {
  [drawMethod]: [
    '1. 候选名单见机读数据 paper.json 的 draw.candidates：每卷一个编号（id）和所在的层（stratum），按编号排序。其规范 JSON（RFC 8785，UTF-8）的 SHA-256 应当等于候选名单的散列值；种子的 SHA-256 应当等于抽取前公布的散列值。散列值一律为小写十六进制。',
    '2. 每层先得“至少抽取”的卷数，候选不足的全部抽取。',
    '3. 其余名额按各层剩余候选卷数的比例分配：先取整数部分，再按余数由大到小逐一补足；余数相同的，层名在前的优先。层名和编号按 UTF-16 码元比较。',
    '4. 在各层内，对每卷计算 SHA-256（种子 + 换行 + 层名 + 换行 + 编号），按散列值由小到大排序，取该层应抽的前若干卷。',
    '5. 各层按层名排列，层内按第 4 步的次序排列，即为抽取结果（draw.drawn）。',
  ],
}

export function drawSteps(method: string): readonly string[] {
  return steps[method] ?? [`抽取办法：${method}。`]
}
