// What scoring one sheet gives: the figures, what is open or not allowed, and the steps that led there.
import type { Band, Formula, VetoEffect } from './pack-scoring.ts'
import type { DefectLoss, ItemScore } from './scoring-item.ts'

/** What still has to be answered before the score counts. `reason` asks for the reason of an answer already given. */
export type Open = {
  readonly code: string
  readonly need: 'answer' | 'reason'
}

/** An answer the standard does not allow. The screen never offers these; imports and scripts can. */
export type SheetFault = {
  readonly code: string
  readonly fault:
    | 'unknown-code'
    | 'above-standard'
    | 'off-step'
    | 'must-apply'
    | 'nothing-applies'
    /** Checked where points or defects are asked for, or the other way round. */
    | 'wrong-mode'
    /** 缺失 on an item that has no value of its own to lose. */
    | 'no-value'
    /** A defect that is deducted once, counted in several places. */
    | 'counted-once'
}

/** How the figure came about, in the order to be read. Every amount in hundredths. */
export type Step =
  | { readonly kind: 'legality'; readonly hundredths: number }
  | {
      readonly kind: 'ratio'
      readonly earnedHundredths: number
      readonly standardHundredths: number
      readonly notApplicable: readonly string[]
      readonly open: readonly string[]
    }
  | {
      readonly kind: 'normative'
      readonly fullHundredths: number
      readonly hundredths: number
    }
  /** The full figure from which defects are taken. */
  | { readonly kind: 'full'; readonly hundredths: number }
  /** What one item lost by its coded defects; `stopped` when its own value held that back. */
  | {
      readonly kind: 'loss'
      readonly code: string
      readonly hundredths: number
      readonly losses: readonly DefectLoss[]
      readonly stopped: boolean
    }
  /** Σ of the items: what was earned of what applies, brought to the full figure. */
  | {
      readonly kind: 'items'
      readonly earnedHundredths: number
      readonly standardHundredths: number
      readonly fullHundredths: number
      /** Codes that do not apply: taken out, or counted as earned in full. */
      readonly notApplicable: readonly string[]
      readonly credited: boolean
      readonly open: readonly string[]
      readonly hundredths: number
    }
  /** One part of a split standard, after its own floor. */
  | {
      readonly kind: 'part'
      readonly code: string
      readonly title: string
      readonly fullHundredths: number
      readonly hundredths: number
      /** Whether its floor held it up. */
      readonly floored: boolean
    }
  /** A level of a checklist; `lacking` are the codes that keep it from being reached. */
  | {
      readonly kind: 'level'
      readonly title: string
      readonly reached: boolean
      readonly lacking: readonly string[]
    }
  | {
      readonly kind: 'basic'
      readonly code: string
      readonly hundredths: number
      readonly reason: string
    }
  | { readonly kind: 'bonus'; readonly code: string; readonly hundredths: number; readonly reason: string }
  /** What all bonuses together may add, when they come to more. */
  | { readonly kind: 'bonus-cap'; readonly hundredths: number }
  | { readonly kind: 'sum'; readonly hundredths: number }
  | { readonly kind: 'floor'; readonly hundredths: number }
  | { readonly kind: 'ceiling'; readonly hundredths: number }
  /** Vetoes by what they do. `veto`: the score is 0. */
  | { readonly kind: 'veto'; readonly codes: readonly string[] }
  | { readonly kind: 'veto-minus'; readonly codes: readonly string[]; readonly hundredths: number }
  | { readonly kind: 'veto-unscored'; readonly codes: readonly string[] }
  | { readonly kind: 'veto-recorded'; readonly codes: readonly string[] }

export type PartScore = {
  readonly code: string
  readonly title: string
  readonly fullHundredths: number
  readonly hundredths: number
}

export type Score = {
  readonly formula: Formula
  /** False for a checklist: its figures are all 0 and mean nothing; the band is what counts. */
  readonly hasPoints: boolean
  /** Only a complete score may be signed. Until then the figures cover what has been answered so far. */
  readonly state: 'complete' | 'incomplete' | 'invalid'
  /** The figure as judged, whatever the vetoes say. Never erased by a veto. */
  readonly judgedHundredths: number
  /** The figure that counts, after the vetoes. Means nothing when `unscored`. */
  readonly effectiveHundredths: number
  /** A veto failed the dossier without a score: show the judged figure, and no effective one. */
  readonly unscored: boolean
  readonly earnedHundredths: number
  readonly standardHundredths: number
  /** Basic elements, and in the formulas that deduct also the coded defects. */
  readonly deductedHundredths: number
  readonly bonusHundredths: number
  /** Every veto found, whatever it does. */
  readonly vetoesHit: readonly string[]
  /** The strongest effect of those found; null when there is none. */
  readonly vetoEffect: VetoEffect | null
  readonly band: Band | null
  /** Sub-totals of a split standard; empty in the others. */
  readonly parts: readonly PartScore[]
  readonly items: readonly ItemScore[]
  readonly open: readonly Open[]
  readonly faults: readonly SheetFault[]
  /** Codes that lost points or do not apply without a written reason: feedback is built from the reasons. */
  readonly unexplained: readonly string[]
  readonly steps: readonly Step[]
}
