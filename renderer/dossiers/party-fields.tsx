// The party of a case: an organisation or a citizen, with a code whose check digit is tried as it is typed.
import { Form, Input, Radio } from 'antd'
import type { Party } from '#shared/contract/dossiers.ts'
import css from './facts-form.module.css'
import { factsText } from './facts-text.ts'
import { checkPartyCode, type TypedFacts } from './facts-values.ts'

const kinds = [
  { value: 'organisation', label: factsText.partyKinds.organisation },
  { value: 'citizen', label: factsText.partyKinds.citizen },
] as const

export function PartyFields() {
  const form = Form.useFormInstance<TypedFacts>()
  const kind = Form.useWatch(['party', 'kind'], form) ?? 'organisation'
  return (
    <fieldset className={css.group}>
      <legend>{factsText.party}</legend>
      <Form.Item name={['party', 'kind']} label={factsText.partyKind}>
        <Radio.Group
          options={[...kinds]}
          optionType="button"
          onChange={() => void form.validateFields([['party', 'code']]).catch(() => undefined)}
        />
      </Form.Item>
      <Form.Item
        name={['party', 'name']}
        label={factsText.partyName[kind]}
        rules={[{ required: true, whitespace: true, message: factsText.missing.name }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <CodeField kind={kind} />
      <Form.Item name={['party', 'address']} label={factsText.partyAddress}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
    </fieldset>
  )
}

function CodeField({ kind }: { kind: Party['kind'] }) {
  const form = Form.useFormInstance<TypedFacts>()
  const code = Form.useWatch(['party', 'code'], form) ?? ''
  const valid = code.trim() !== '' && checkPartyCode(kind, code).state === 'valid'
  return (
    <Form.Item
      name={['party', 'code']}
      label={factsText.partyCode[kind]}
      dependencies={[['party', 'kind']]}
      extra={valid ? factsText.code.valid : undefined}
      validateTrigger={['onChange', 'onBlur']}
      rules={[
        { validateTrigger: 'onChange', validator: (_, value: string) => refuseCode(kind, value, false) },
        { validateTrigger: ['onBlur', 'onSubmit'], validator: (_, value: string) => refuseCode(kind, value, true) },
      ]}
    >
      <Input maxLength={18} autoComplete="off" spellCheck={false} className={css.code ?? ''} />
    </Form.Item>
  )
}

/** Too short is only said once the person has left the field. */
function refuseCode(kind: Party['kind'], value: string | undefined, left: boolean): Promise<void> {
  const code = (value ?? '').trim()
  const check = checkPartyCode(kind, code)
  if (code === '' || check.state === 'valid') return Promise.resolve()
  if (check.why === 'length' && !left) return Promise.resolve()
  const sentences: Readonly<Record<string, string>> = factsText.code[kind]
  return Promise.reject(new Error(sentences[check.why]))
}
