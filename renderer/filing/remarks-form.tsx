// What people write on the sheets: the situation, who filed and who checked, and the fields of the form that no fact fills.
import { Button, Form, Input } from 'antd'
import type { SheetRemarks, SheetState } from '#shared/contract/sheets.ts'
import { isDay } from '#shared/rules/day.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { dayText } from '../dossiers/day-text.ts'
import panels from '../dossiers/panels.module.css'
import { DayInput } from '../ui/day-input.tsx'
import { formatMinute } from '../ui/format.ts'
import { SentenceList } from '../ui/sentence-list.tsx'
import css from './sheets.module.css'
import { sheetsText } from './sheets-text.ts'

const text = sheetsText.written

const dayRule = {
  validator: (_: unknown, value: string | null) =>
    value === null || isDay(value) ? Promise.resolve() : Promise.reject(new Error(dayText.notADay)),
}

type Written = Omit<SheetRemarks, 'filedBy' | 'checkedBy'> & { filedBy: string; checkedBy: string }

export function RemarksForm({ dossierId, sheets }: { dossierId: string; sheets: SheetState }) {
  const { remarks, noted, typedFields, changedBy, changedAt } = sheets
  const save = useDeed(desk.sheets.saveRemarks, {
    done: text.saved,
    refreshes: [deskQuery.sheets.state.key(), deskQuery.sheets.sealing.key()],
  })
  const initial: Written = { ...remarks, filedBy: remarks.filedBy ?? '', checkedBy: remarks.checkedBy ?? '' }
  return (
    <Form<Written>
      layout="vertical"
      requiredMark={false}
      className={panels.divide}
      initialValues={initial}
      onFinish={(written) => save.run({ id: dossierId, remarks: toRemarks(remarks, written) })}
    >
      <h3 className={panels.title}>{text.title}</h3>
      <p className={panels.note}>{text.lead}</p>
      {noted.length > 0 && (
        <div className={css.noted}>
          <span className={panels.note}>{text.noted}</span>
          <SentenceList sentences={noted} />
        </div>
      )}
      <Form.Item name="situation" label={text.situation} extra={text.situationHint}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="filedBy" label={text.filedBy}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="filedOn" label={text.filedOn} rules={[dayRule]}>
          <DayInput />
        </Form.Item>
        <Form.Item name="checkedBy" label={text.checkedBy}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="checkedOn" label={text.checkedOn} rules={[dayRule]}>
          <DayInput />
        </Form.Item>
      </div>
      {typedFields.length > 0 && (
        <fieldset className={css.typed}>
          <legend>{text.typed}</legend>
          <div className={css.pair}>
            {typedFields.map(({ code, label }) => (
              <Form.Item key={code} name={['typed', code]} label={label}>
                <Input maxLength={300} />
              </Form.Item>
            ))}
          </div>
        </fieldset>
      )}
      <div className={css.foot}>
        <Button type="primary" htmlType="submit" loading={save.running}>
          {text.save}
        </Button>
        {changedBy !== null && changedAt !== null && (
          <span className={panels.note}>{text.changed(changedBy, formatMinute(changedAt))}</span>
        )}
      </div>
    </Form>
  )
}

/** Fields of another form that were typed before are kept: the office may come back to it. */
function toRemarks(before: SheetRemarks, { filedBy, checkedBy, typed, ...rest }: Written): SheetRemarks {
  const kept = Object.entries({ ...before.typed, ...typed }).filter(([, value]) => (value ?? '').trim() !== '')
  return {
    ...rest,
    filedBy: filedBy.trim() === '' ? null : filedBy,
    checkedBy: checkedBy.trim() === '' ? null : checkedBy,
    typed: Object.fromEntries(kept),
  }
}
