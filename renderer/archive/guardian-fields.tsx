// The fields of one guardian on the first-run screen.
import { Form, Input } from 'antd'
import { signInNamePattern } from '#shared/contract/sign-in-name.ts'
import css from './doorway.module.css'
import { leastPassphrase } from './passphrase-rules.ts'
import { archiveText } from './text.ts'

export const guardianKeys = ['administrator', 'security', 'auditor'] as const
export type GuardianKey = (typeof guardianKeys)[number]

export function GuardianFields({ guardian }: { guardian: GuardianKey }) {
  const text = archiveText.create
  const { title, duty } = text.officers[guardian]
  return (
    <fieldset className={css.officer}>
      <legend>{title}</legend>
      <p className={css.duty}>{duty}</p>
      <Form.Item
        name={[guardian, 'displayName']}
        label={text.displayName}
        rules={[
          { required: true, whitespace: true, message: text.displayNameMissing },
          differsFromOthers(guardian, 'displayName', text.personTwice),
        ]}
      >
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={[guardian, 'name']}
        label={text.name}
        extra={text.nameHint}
        rules={[
          { required: true, whitespace: true, message: text.nameMissing },
          {
            transform: (typed?: string) => typed?.normalize('NFKC').trim(),
            pattern: signInNamePattern,
            message: text.nameRule,
          },
          differsFromOthers(guardian, 'name', text.nameTwice),
        ]}
      >
        <Input maxLength={64} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name={[guardian, 'passphrase']}
        label={text.passphrase}
        rules={[{ required: true, min: leastPassphrase, message: text.passphraseShort(leastPassphrase) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name={[guardian, 'again']}
        label={text.again}
        dependencies={[[guardian, 'passphrase']]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue([guardian, 'passphrase'])
                ? Promise.resolve()
                : Promise.reject(new Error(text.againDiffers)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </fieldset>
  )
}

/** 三员 are three people with three names. */
function differsFromOthers(guardian: GuardianKey, field: 'name' | 'displayName', message: string) {
  return ({ getFieldValue }: { getFieldValue: (name: string[]) => unknown }) => ({
    validator: (_: unknown, value: string | undefined) => {
      const others = guardianKeys.filter((key) => key !== guardian).map((key) => getFieldValue([key, field]))
      const taken = others.some(
        (other) => typeof other === 'string' && value !== undefined && other.trim() === value.trim(),
      )
      return taken && value !== '' ? Promise.reject(new Error(message)) : Promise.resolve()
    },
  })
}
