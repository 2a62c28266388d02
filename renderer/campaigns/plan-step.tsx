// The plan as it stands: scope, draw, way, standards with their hashes, terms.
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import { strataWords, wayWords } from '#shared/text/campaigns.ts'
import { mergeRuleNames } from '#shared/text/results.ts'
import { points } from '../evaluation/score-steps.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import css from './campaigns.module.css'
import { PlanDialog } from './plan-dialog.tsx'
import { campaignText } from './text.ts'

const text = campaignText.planStep

export function PlanStep({ campaign }: { campaign: Campaign }) {
  const [changing, setChanging] = useState(false)
  const { plan, number, createdBy, createdAt, state, leads } = campaign
  const { scope, draw } = plan
  const fields = [
    { key: 'number', label: text.number, value: number },
    { key: 'created', label: text.createdBy, value: text.by(createdBy, formatMinute(createdAt)) },
    { key: 'categories', label: text.categories, value: scope.categories.join('、') },
    { key: 'window', label: text.window, value: `${scope.closedFrom} 至 ${scope.closedTo}` },
    { key: 'agencies', label: text.agencies, value: agenciesOf(campaign), wide: true },
    { key: 'draw', label: text.draw, value: text.drawRule(draw.size, strataWords[draw.strata], draw.leastOfEach) },
    { key: 'way', label: text.way, value: wayWords[plan.way] },
    { key: 'groups', label: text.groups, value: text.groupsOf(plan.groups) },
    { key: 'masked', label: text.masked, value: plan.masked ? text.maskedYes : text.maskedNo },
    { key: 'objection', label: text.objection, value: text.objectionOf(plan.objectionDays) },
    { key: 'rectification', label: text.rectification, value: text.rectificationOf(plan.rectificationDays) },
    ...(plan.way === 'double'
      ? [
          {
            key: 'difference',
            label: text.difference,
            value: text.differenceOf(points(plan.differenceHundredths), mergeRuleNames[plan.merge ?? 'average']),
          },
        ]
      : []),
    { key: 'purpose', label: text.purpose, value: plan.purpose, wide: true },
  ]
  return (
    <>
      <section className={css.block}>
        <FieldList columns={2} labelWidth={6} fields={fields} />
        {state === 'planned' && leads && (
          <div>
            <Button onClick={() => setChanging(true)}>{campaignText.one.edit}</Button>
          </div>
        )}
      </section>
      <Standards campaign={campaign} />
      {changing && (
        <PlanDialog campaign={campaign} onSaved={() => setChanging(false)} onClose={() => setChanging(false)} />
      )}
    </>
  )
}

function agenciesOf({ plan, maskedHere }: Campaign): string {
  if (maskedHere) return text.hidden
  return plan.scope.agencies.length === 0 ? text.allAgencies : plan.scope.agencies.join('、')
}

function Standards({ campaign }: { campaign: Campaign }) {
  const { plan, standards, startedAt } = campaign
  return (
    <section className={css.block}>
      <h3 className={css.sectionTitle}>{text.standards}</h3>
      <p className={css.note}>{startedAt === null ? text.standardsOpen : text.standardsFrozen}</p>
      <FieldList
        labelWidth={6}
        fields={plan.scope.categories.map((category) => {
          const standard = standards.find(({ id }) => id === plan.standards[category])
          if (standard === undefined) {
            return { key: category, label: category, value: <span className={css.warn}>{text.noStandard}</span> }
          }
          return {
            key: category,
            label: category,
            value: standard.title,
            note: <HashText value={standard.sha256} label={standard.title} />,
          }
        })}
      />
    </section>
  )
}
