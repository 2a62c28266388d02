// The form of a dossier's facts, for a new one and for changes. What is typed is kept until it is saved or given up.
import { Alert, Button, Form, Input, Select } from 'antd'
import { categories, type DossierFacts } from '#shared/contract/dossiers.ts'
import { parsePaperNumber } from '#shared/rules/codes.ts'
import { categoryNames } from '#shared/text/states.ts'
import type { Failure } from '../desk/failure.ts'
import { useSession } from '../desk/session.tsx'
import { useDraft } from '../desk/use-kept.ts'
import { DateFields } from './date-fields.tsx'
import css from './facts-form.module.css'
import { factsText } from './facts-text.ts'
import { cleanFacts, type TypedFacts, typedFacts } from './facts-values.ts'
import { OfficerFields } from './officer-fields.tsx'
import { PartyFields } from './party-fields.tsx'

export type FactsFormProps = {
  /** Under which the typing is kept: one for each dossier. */
  draft: string
  initial: DossierFacts
  submitLabel: string
  cancelLabel: string
  running: boolean
  failure: Failure | null
  /** Resolves to whether it was saved. */
  onSubmit: (facts: DossierFacts) => Promise<boolean>
  onCancel: () => void
  /** Two columns on a screen of its own, one in a panel. */
  wide?: boolean
}

const categoryOptions = categories.map((value) => ({ value, label: categoryNames[value] }))

export function FactsForm(props: FactsFormProps) {
  const { draft, initial, submitLabel, cancelLabel, running, failure, onSubmit, onCancel, wide } = props
  const [form] = Form.useForm<TypedFacts>()
  const { userId } = useSession()
  const [typed, keep, forget] = useDraft<TypedFacts | null>(`facts.${userId}.${draft}`, null)
  const save = async (values: TypedFacts) => {
    if (await onSubmit(cleanFacts(values))) forget()
  }
  const giveUp = () => {
    forget()
    form.setFieldsValue(typedFacts(initial))
    onCancel()
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      className={wide ? (css.wide ?? '') : (css.narrow ?? '')}
      initialValues={typed ?? typedFacts(initial)}
      onValuesChange={(_, values) => keep(values)}
      onFinish={(values) => void save(values)}
    >
      {failure !== null && (
        <Alert className={css.all ?? ''} type="error" showIcon role="alert" title={failure.sentence} />
      )}
      <CaseFields />
      <PartyFields />
      <DateFields />
      <OfficerFields />
      <div className={css.foot}>
        <Button type="primary" htmlType="submit" loading={running}>
          {submitLabel}
        </Button>
        <Button onClick={giveUp}>{cancelLabel}</Button>
      </div>
    </Form>
  )
}

function CaseFields() {
  return (
    <section className={css.group}>
      <Form.Item
        name="title"
        label={factsText.title}
        className={css.all ?? ''}
        rules={[{ required: true, whitespace: true, min: 2, message: factsText.missing.title }]}
      >
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="category" label={factsText.category}>
        <Select options={categoryOptions} />
      </Form.Item>
      <NumberField />
      <Form.Item
        name="agency"
        label={factsText.agency}
        rules={[{ required: true, whitespace: true, min: 2, message: factsText.missing.agency }]}
      >
        <Input maxLength={100} />
      </Form.Item>
    </section>
  )
}

/** Shows the proper form of a number that was typed another way, and puts it in on a press. */
function NumberField() {
  const form = Form.useFormInstance<TypedFacts>()
  const typed = Form.useWatch('number', form) ?? ''
  const parsed = parsePaperNumber(typed)
  const proper = parsed.state === 'valid' && parsed.text !== typed ? parsed.text : null
  const hint =
    typed.trim() === '' ? undefined : proper !== null ? (
      <span>
        {factsText.numberHint(proper)}{' '}
        <Button type="link" size="small" onClick={() => form.setFieldValue('number', proper)}>
          {factsText.useProper}
        </Button>
      </span>
    ) : parsed.state === 'invalid' ? (
      factsText.numberShape
    ) : undefined
  return (
    <Form.Item name="number" label={factsText.number} extra={hint}>
      <Input maxLength={100} />
    </Form.Item>
  )
}
