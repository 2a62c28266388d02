// Asking to borrow: who, on which papers, why, in which way, and what of the dossier; the scope shows itself as the kind is chosen.
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Radio, Select } from 'antd'
import { useEffect } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import type { Loan } from '#shared/contract/lending.ts'
import { borrowerOf } from '#shared/rules/lending.ts'
import type { BorrowerKind, LendingRulesPack, LendingWay } from '#shared/rules/pack-lending.ts'
import { wayNames } from '#shared/text/lending.ts'
import { roleNames } from '#shared/text/roles.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { holdsAny, useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { useDraft } from '../desk/use-kept.ts'
import css from './lending.module.css'
import { ScopeChoice } from './scope-choice.tsx'
import { lendingText } from './text.ts'
import { staleAfterLending } from './use-loan.ts'

const text = lendingText.form

type Typed = {
  kind?: string
  way?: LendingWay
  name?: string
  unit?: string
  papers?: Record<string, string>
  reason?: string
  /** Null is the whole main volume. */
  itemIds?: string[] | null
}

export type RequestFormProps = { dossier: Dossier; onAsked: (loan: Loan) => void; onCancel: () => void }

export function RequestForm(props: RequestFormProps) {
  const rules = useQuery(deskQuery.lending.rules.queryOptions({ input: {} }))
  return (
    <Read query={rules} loading={{ shape: 'fields', rows: 6 }}>
      {(pack) => <LoadedForm {...props} pack={pack} />}
    </Read>
  )
}

function LoadedForm({ dossier, pack, onAsked, onCancel }: RequestFormProps & { pack: LendingRulesPack }) {
  const [form] = Form.useForm<Typed>()
  const session = useSession()
  const [typed, keep, forget] = useDraft<Typed>(`loan.${session.userId}.${dossier.id}`, { itemIds: null })
  const kind = Form.useWatch('kind', form)
  const borrower = kind === undefined ? null : borrowerOf(pack, kind)
  const ask = useDeed(desk.lending.request, {
    ownFailure: true,
    done: text.done,
    refreshes: staleAfterLending(),
    onDone: (loan) => {
      forget()
      onAsked(loan)
    },
  })
  useFittingWay(form, borrower)
  const submit = (values: Typed) => {
    if (borrower === null) return
    ask.run({
      ...{ dossierId: dossier.id, borrowerKind: borrower.code, reason: values.reason ?? '' },
      way: values.way ?? borrower.ways[0] ?? 'read',
      borrower:
        borrower.standing === 'insider'
          ? null
          : { name: values.name ?? '', unit: values.unit?.trim() ? values.unit.trim() : null },
      papers: borrower.needs.map(({ code }) => ({ code, number: values.papers?.[code] ?? '' })),
      itemIds: values.itemIds ?? null,
    })
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      className={css.form ?? ''}
      initialValues={typed}
      onValuesChange={(_, values: Typed) => keep({ ...values, itemIds: values.itemIds ?? null })}
      onFinish={submit}
    >
      <h2 className={css.formTitle}>{text.title}</h2>
      {ask.failure !== null && <Alert type="error" showIcon role="alert" title={ask.failure.sentence} />}
      <KindField pack={pack} />
      {borrower !== null && <RuleWords pack={pack} borrower={borrower} />}
      {borrower !== null && <WayField borrower={borrower} />}
      <Form.Item
        name="itemIds"
        label={lendingText.scope.title}
        rules={[
          {
            validator: (_, value: string[] | null) =>
              value === null || value.length > 0
                ? Promise.resolve()
                : Promise.reject(new Error(lendingText.scope.missing)),
          },
        ]}
      >
        <ScopeChoice dossierId={dossier.id} kind={borrower?.code ?? null} />
      </Form.Item>
      {borrower !== null && <BorrowerFields borrower={borrower} />}
      <Form.Item
        name="reason"
        label={text.reason}
        rules={[{ required: true, min: 2, whitespace: true, message: text.reasonMissing }]}
      >
        <Input.TextArea rows={2} maxLength={500} placeholder={text.reasonHint} />
      </Form.Item>
      <div className={css.foot}>
        <Button type="primary" htmlType="submit" loading={ask.running}>
          {text.submit}
        </Button>
        <Button
          onClick={() => {
            forget()
            onCancel()
          }}
        >
          {text.cancel}
        </Button>
      </div>
    </Form>
  )
}

/** A way that this kind of borrower may not use falls back to the first that he may. */
function useFittingWay(form: ReturnType<typeof Form.useForm<Typed>>[0], borrower: BorrowerKind | null): void {
  useEffect(() => {
    if (borrower === null) return
    const way = form.getFieldValue('way') as LendingWay | undefined
    if (way === undefined || !borrower.ways.includes(way)) form.setFieldValue('way', borrower.ways[0])
  }, [form, borrower])
}

function KindField({ pack }: { pack: LendingRulesPack }) {
  const session = useSession()
  const option = ({ code, title }: BorrowerKind) => ({ value: code, label: title })
  const own = pack.borrowers.filter(({ standing, roles }) => standing === 'insider' && holdsAny(session, roles))
  const outside = pack.borrowers.filter(({ standing }) => standing === 'outsider')
  return (
    <Form.Item name="kind" label={text.kind} rules={[{ required: true, message: text.kindMissing }]}>
      <Select
        options={[
          { label: text.outsiders, options: outside.map(option) },
          ...(own.length === 0 ? [] : [{ label: text.insiders, options: own.map(option) }]),
        ]}
      />
    </Form.Item>
  )
}

/** What the rules say of this kind, whose rules they are, and what they rest on. */
function RuleWords({ pack, borrower }: { pack: LendingRulesPack; borrower: BorrowerKind }) {
  const way = Form.useWatch('way', Form.useFormInstance<Typed>()) ?? borrower.ways[0] ?? 'read'
  const names = borrower.approvers[way as LendingWay].map((role) => roleNames[role]).join('、')
  const sources = pack.sources.filter(({ code }) => borrower.sources.includes(code))
  return (
    <div className={css.rule}>
      <span>{borrower.note}</span>
      <span>
        {text.approvers(names)}
        {text.term(borrower.termDays)}
      </span>
      <span>
        {text.sources}：
        {sources
          .map(({ title, grade }) => (grade === 'example' ? `${title}（${text.example}）` : `《${title}》`))
          .join('；')}
      </span>
    </div>
  )
}

function WayField({ borrower }: { borrower: BorrowerKind }) {
  return (
    <Form.Item name="way" label={text.way} initialValue={borrower.ways[0]}>
      <Radio.Group options={borrower.ways.map((value) => ({ value, label: wayNames[value] }))} />
    </Form.Item>
  )
}

function BorrowerFields({ borrower }: { borrower: BorrowerKind }) {
  return (
    <>
      {borrower.standing === 'outsider' && (
        <>
          <Form.Item
            name="name"
            label={text.name}
            rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="unit" label={text.unit} extra={text.unitHint}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </>
      )}
      {borrower.needs.map(({ code, title }) => (
        <Form.Item
          key={code}
          name={['papers', code]}
          label={title}
          rules={[{ required: true, whitespace: true, message: text.paperMissing(title) }]}
        >
          <Input maxLength={100} autoComplete="off" placeholder={text.paperHint} />
        </Form.Item>
      ))}
    </>
  )
}
