// Recordings: those that the list requires (音像记录事项清单), and breaks inside one event that nobody explained.
import { checkText as text } from '../text/checks.ts'
import { lengthText } from '../text/clock.ts'
import { categoryWords } from './category.ts'
import type { CaseView, CheckBook, Outcome } from './completeness-case.ts'
import type { RecordingRule } from './pack-checks.ts'
import { chainsOf } from './recording-chains.ts'
import { type CheckedRequirement, checkRequirements, requirementSource } from './recording-requirements.ts'

export function checkRecordings(rule: RecordingRule, view: CaseView, book: CheckBook): Outcome[] {
  return rule.check === 'required' ? required(rule, view, book) : gaps(view, book)
}

function required({ title }: RecordingRule, view: CaseView, { recordingList }: CheckBook): Outcome[] {
  const category = categoryWords[view.facts.category]
  return checkRequirements(recordingList, category, view.items, view.excused)
    .filter(({ state }) => state !== 'not-due')
    .map((line) => ({
      ...stateOf(line, recordingList.grade === 'example'),
      subject: line.requirement.code,
      title: text.recordingTitle(title, line.requirement.title),
      itemIds: line.itemIds,
      source: requirementSource(recordingList, line.requirement),
    }))
}

/** An example list proves no lack: the office's own list may not require it. */
function stateOf({ state, itemIds, requirement }: CheckedRequirement, isExample: boolean): Outcome {
  if (state === 'present') return { state: 'passed', sentence: text.recordingThere(itemIds.length) }
  if (state === 'excused') return { state: 'passed', sentence: text.recordingExcused }
  if (!requirement.compulsory) return { state: 'not-due', sentence: text.recordingOptional }
  return isExample || requirement.grade === 'derived'
    ? { state: 'unchecked', sentence: text.recordingLacksExample(requirement.title) }
    : { state: 'failed', sentence: text.recordingLacks(requirement.title) }
}

function gaps(view: CaseView, { recordingPractice }: CheckBook): Outcome[] {
  if (view.segments.length === 0) return []
  const titles = new Map(view.items.map(({ id, title }) => [id, title]))
  const found = chainsOf(view.segments, recordingPractice)
    .flatMap(({ breaks }) => breaks)
    .filter(({ kind, needsReason, afterItemId }) => kind === 'gap' && needsReason && !view.explained.has(afterItemId))
  if (found.length === 0) return [{ state: 'passed', sentence: text.noGaps }]
  return found.map(({ afterItemId, beforeItemId, lengthMs }) => ({
    state: 'failed',
    subject: afterItemId,
    itemIds: [afterItemId, beforeItemId],
    sentence: text.gap(titles.get(afterItemId) ?? '', titles.get(beforeItemId) ?? '', lengthText(lengthMs)),
  }))
}
