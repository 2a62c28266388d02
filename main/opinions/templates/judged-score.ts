// What a score came to, in words: the figures of each of the five models, the grade, and what the vetoes did to it.
import { type EvaluationStandard, effectOf, type VetoEffect } from '#shared/rules/pack-standard.ts'
import { formatPoints, type Score } from '#shared/rules/scoring.ts'
import type { Block, FormField } from '../../printing/index.ts'

type Line = readonly [label: string, value: string]

export function scoreBlocks(standard: EvaluationStandard, score: Score): Block[] {
  return [
    { type: 'fields', rows: scoreRows(standard, score) },
    { type: 'paragraph', text: vetoSentence(standard, score) },
  ]
}

export function scoreRows(standard: EvaluationStandard, score: Score): FormField[][] {
  const lines: Line[] = [
    ['评查标准', `${standard.title}（${standard.documentNumber ?? '无文号'}）`],
    ['计分办法', formulaWords(standard)],
    ...figures(score),
    ...gradeLines(score),
  ]
  return lines.map(([label, value]) => [{ label, value }])
}

function formulaWords({ scoring }: EvaluationStandard): string {
  switch (scoring.formula) {
    case 'hybrid':
      return `合法性 ${formatPoints(scoring.legalityHundredths)} 分，加规范性 ${formatPoints(scoring.normativeHundredths)} 分按适用项得分比例计，减基本要素扣分`
    case 'deduct':
      return `满分 ${formatPoints(scoring.fullHundredths)} 分，减各项扣分`
    case 'items':
      return `满分 ${formatPoints(scoring.fullHundredths)} 分，各项得分相加，每项扣完为止`
    case 'checklist':
      return '清单式，不计分，按符合的各项评定等次'
    case 'split':
      return `${scoring.parts.map(({ title, fullHundredths }) => `${title} ${formatPoints(fullHundredths)} 分`).join('，')}，分别计算后相加`
  }
}

function figures(score: Score): Line[] {
  if (!score.hasPoints) return []
  const { formula, earnedHundredths, standardHundredths, deductedHundredths, bonusHundredths } = score
  const lines: Line[] = []
  if (formula === 'hybrid') {
    lines.push(['规范性得分', `${formatPoints(earnedHundredths)} ÷ ${formatPoints(standardHundredths)}（适用项）`])
  }
  for (const { title, fullHundredths, hundredths } of score.parts) {
    lines.push([title, `${formatPoints(hundredths)}（满分 ${formatPoints(fullHundredths)}）`])
  }
  if (formula === 'hybrid' || deductedHundredths > 0) {
    lines.push([formula === 'hybrid' ? '基本要素扣分' : '扣分合计', formatPoints(deductedHundredths)])
  }
  if (bonusHundredths > 0) lines.push(['加分', formatPoints(bonusHundredths)])
  lines.push(['评判得分', formatPoints(score.judgedHundredths)])
  lines.push(['有效得分', score.unscored ? '不予评分' : formatPoints(score.effectiveHundredths)])
  return lines
}

function gradeLines({ band }: Score): Line[] {
  if (band === null) return []
  return [['等次', `${band.title}${band.mark === 'example' ? '（示例等次，评查标准本身未规定等次）' : ''}`]]
}

const consequences: Readonly<Record<VetoEffect, string>> = {
  'score-zero': '按评查标准总分计为 0 分；评判得分保留，供改进参考。',
  'minus-100': '按评查标准每项减 100 分；评判得分保留，供改进参考。',
  'fail-unscored': '按评查标准直接评为不合格，不予评分；各项评判保留，供改进参考。',
  recorded: '按评查标准只作记录，不影响评查结果。',
}

/** Each effect with the codes that have it, strongest first. */
export function vetoSentence(standard: EvaluationStandard, { vetoesHit, hasPoints }: Score): string {
  if (vetoesHit.length === 0) {
    return hasPoints ? '案卷未发现合法性否决情形，有效得分即评判得分。' : '案卷未发现合法性否决情形。'
  }
  const hit = standard.vetoes.filter(({ code }) => vetoesHit.includes(code))
  const effects = (Object.keys(consequences) as VetoEffect[]).flatMap((effect) => {
    const codes = hit.filter((veto) => effectOf(standard, veto) === effect).map(({ code }) => code)
    return codes.length === 0 ? [] : [`案卷存在合法性否决情形（${codes.join('、')}），${consequences[effect]}`]
  })
  return effects.join('')
}
