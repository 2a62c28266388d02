// Which standard evaluates which category. Where the office has only one for a category it is taken without asking.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useId, useMemo } from 'react'
import { deskQuery } from '../desk/client.ts'
import css from './campaigns.module.css'
import { Group, type PlanFieldsProps, Row } from './plan-fields.tsx'
import { campaignText } from './text.ts'

const text = campaignText.plan

export function StandardFields({ draft, onChange }: PlanFieldsProps) {
  const id = useId()
  const { standards, loading } = useStandards()
  useEffect(() => {
    const sole = draft.categories.flatMap((category) => {
      const fitting = standards.filter((one) => one.actKind === category)
      const [only] = fitting
      return draft.standards[category] === undefined && fitting.length === 1 && only !== undefined
        ? [[category, only.id] as const]
        : []
    })
    if (sole.length > 0) onChange({ standards: { ...draft.standards, ...Object.fromEntries(sole) } })
  }, [draft, standards, onChange])
  return (
    <Group title={text.standards}>
      {draft.categories.map((category) => (
        <Row key={category} label={text.standardFor(category)} htmlFor={`${id}${category}`}>
          <Select
            id={`${id}${category}`}
            className={css.full ?? ''}
            allowClear
            loading={loading}
            value={draft.standards[category] ?? null}
            placeholder={text.chooseStandard}
            notFoundContent={text.noStandard}
            options={standards
              .filter((one) => one.actKind === category)
              .map((one) => ({ value: one.id, label: one.title }))}
            onChange={(chosen: string | undefined) => {
              const { [category]: _before, ...others } = draft.standards
              onChange({ standards: chosen === undefined ? others : { ...others, [category]: chosen } })
            }}
          />
        </Row>
      ))}
    </Group>
  )
}

function useStandards() {
  const packs = useQuery(deskQuery.rulebook.list.queryOptions({ input: {} }))
  const inForce = useMemo(
    () => (packs.data ?? []).filter(({ kind, standing }) => kind === 'evaluation-standard' && standing === 'in-force'),
    [packs.data],
  )
  return { standards: inForce, loading: packs.isPending }
}
