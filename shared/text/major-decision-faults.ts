// What is wrong with a catalogue of major decisions, where, and what to do: for the window, the terminal and the desk alike.
import type { CatalogueFault } from '../rules/major-decision-faults.ts'
import { measureWords } from './major-decision-words.ts'

export function catalogueFaultSentence(fault: CatalogueFault): string {
  const { entry } = fault
  switch (fault.fault) {
    case 'overlap':
      return `条目 ${entry} 与 ${fault.other} 会同时适用于同一案件，却由不同的机构审核。请改正条件，使同一案件只落入一处。`
    case 'contradiction':
      return `条目 ${entry} 要求审核的情形，${fault.other} 又全部免于审核，互相矛盾。请删去其中一条或改正条件。`
    case 'covered':
      return `条目 ${entry} 的情形已全部包含在 ${fault.other} 之中，它的条件不起作用。请改正界限或删去该条。`
    case 'unknown-power-source':
      return `条目 ${entry} 用到的职权来源 ${fault.power} 没有列入本目录。请先列出该职权来源，或改用已列出的。`
    case 'power-source-twice':
      return `职权来源 ${fault.power} 列了两次。请删去一处或另取代码。`
    case 'measure-not-of-act':
      return `条目 ${entry} 的“${measureWords[fault.measure]}”不属于它所列的执法类别，永远不会适用。请改正措施或执法类别。`
    default:
      return sentences[fault.fault](entry)
  }
}

const sentences = {
  'code-twice': (entry: string) => `条目代码 ${entry} 用了两次。请为其中一条另取代码。`,
  'dates-reversed': (entry: string) => `${entry} 的失效日期早于生效日期。请改正日期。`,
  'dates-outside': (entry: string) => `条目 ${entry} 的起止日期不在目录的有效期内。请改正日期。`,
  'without-condition': (entry: string) => `条目 ${entry} 没有写任何条件。请补上条件；确实一律审核的，标明“一律”。`,
  'always-with-condition': (entry: string) => `条目 ${entry} 标明“一律”，却又写了条件。请只保留一种。`,
  'amount-empty': (entry: string) => `条目 ${entry} 的金额下限高于上限，没有数额能够达到。请改正界限。`,
  'amount-unbounded': (entry: string) => `条目 ${entry} 的金额没有界限。请填写下限或上限，或删去金额条件。`,
  'amount-not-of-act': (entry: string) =>
    `条目 ${entry} 以罚款、违法所得或货值金额为界，执法类别却不含行政处罚，永远达不到。请改正执法类别。`,
  'levels-reversed': (entry: string) => `条目 ${entry} 的机关层级下限高于上限，没有机关适用。请改正层级。`,
  'exempt-with-reviewer': (entry: string) => `条目 ${entry} 免于审核，却写了审核机构。请删去审核机构。`,
  'open-and-asked': (entry: string) => `条目 ${entry} 把同一项既列为适用，又列为来源未写明。请只保留一处。`,
  'open-of-nothing': (entry: string) => `条目 ${entry} 没有限定该项，不必另列来源未写明的情形。请删去。`,
} as const
