// The key dates of a case, in the order in which they happen.
import { Form } from 'antd'
import { isDay } from '#shared/rules/day.ts'
import { DayInput } from '../ui/day-input.tsx'
import { dayText } from './day-text.ts'
import css from './facts-form.module.css'
import { factsText } from './facts-text.ts'
import type { TypedFacts } from './facts-values.ts'

export const dateKeys = ['filedOn', 'noticeOn', 'decidedOn', 'servedOn', 'closedOn'] as const

export function DateFields() {
  const form = Form.useFormInstance<TypedFacts>()
  const dates = Form.useWatch('dates', form)
  const faults = dates === undefined ? [] : orderFaults(dates)
  return (
    <fieldset className={css.group}>
      <legend>{factsText.dates}</legend>
      <div className={css.dates}>
        {dateKeys.map((key) => (
          <Form.Item
            key={key}
            name={['dates', key]}
            label={factsText.dateNames[key]}
            rules={[
              {
                validator: (_, value: string | null) =>
                  value === null || isDay(value) ? Promise.resolve() : Promise.reject(new Error(dayText.notADay)),
              },
            ]}
          >
            <DayInput />
          </Form.Item>
        ))}
      </div>
      {faults.map((sentence) => (
        <p key={sentence} role="status" className={css.warning}>
          {sentence}
        </p>
      ))}
    </fieldset>
  )
}

/** Steps that are dated before the step they follow. A sentence each; they warn and do not forbid. */
export function orderFaults(dates: TypedFacts['dates']): string[] {
  const faults: string[] = []
  let earlier: (typeof dateKeys)[number] | null = null
  for (const key of dateKeys) {
    const day = dates[key]
    if (day === null || !isDay(day)) continue
    const before = earlier === null ? null : dates[earlier]
    if (earlier !== null && before !== null && day < before) {
      faults.push(factsText.dateOrder(factsText.dateNames[earlier], factsText.dateNames[key]))
    }
    earlier = key
  }
  return faults
}
