// What the signatures prove, each by itself: never a bare success. Read anew for every version of the file.
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type * as z from 'zod'
import type { Opinion, OpinionSignature, OpinionVerdict } from '#shared/contract/opinions.ts'
import { deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { classNames } from '../ui/class-names.ts'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatInstant } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './opinion.module.css'
import { opinionText } from './text.ts'

type Signature = z.infer<typeof OpinionSignature>

const text = opinionText.verify

const tones: Readonly<Record<OpinionVerdict['state'], Tone>> = {
  valid: 'ok',
  altered: 'bad',
  untrusted: 'warn',
  unsigned: 'quiet',
  damaged: 'bad',
}
const signatureTones: Readonly<Record<Signature['state'], Tone>> = {
  valid: 'ok',
  altered: 'bad',
  untrusted: 'warn',
  expired: 'warn',
  malformed: 'bad',
}
const bindingTones: Readonly<Record<OpinionVerdict['binding'], Tone>> = {
  matches: 'ok',
  differs: 'bad',
  unknown: 'warn',
}

export function Verification({ opinion }: { opinion: Opinion }) {
  const query = deskQuery.opinions.verify.queryOptions({ input: { id: opinion.id } })
  const verdict = useQuery({
    ...query,
    queryKey: [...query.queryKey, opinion.sha256],
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <VerdictBlock verdict={verdict} />
}

type VerdictProps = {
  verdict: UseQueryResult<OpinionVerdict, Error>
  /** Of what is bound, where it is more than a manifest. */
  words?: { readonly binding: string; readonly bindings: Readonly<Record<OpinionVerdict['binding'], string>> }
}

/** Of any signed paper. */
export function VerdictBlock({ verdict, words = text }: VerdictProps) {
  return (
    <section className={css.block} aria-busy={verdict.isFetching}>
      <div className={css.titleRow}>
        <h2 className={css.title}>{text.title}</h2>
        <Button size="small" loading={verdict.isFetching} onClick={() => void verdict.refetch()}>
          {text.again}
        </Button>
      </div>
      {verdict.data !== undefined && <Verdict verdict={verdict.data} words={words} />}
      {verdict.data === undefined && verdict.error !== null && (
        <FailureState error={verdict.error} onRetry={() => void verdict.refetch()} />
      )}
      {verdict.isPending && <LoadingState shape="fields" rows={8} label={text.running} />}
    </section>
  )
}

function Verdict({ verdict, words }: { verdict: OpinionVerdict; words: NonNullable<VerdictProps['words']> }) {
  const { state, signatures, changedAfterLastSignature, binding } = verdict
  const tone = tones[state]
  return (
    <>
      <p className={classNames(css.verdict, css[tone])} role="status">
        <StateTag plain tone={tone} label={text.states[state]} />
      </p>
      <FieldList
        fields={[
          {
            key: 'changed',
            label: text.changed,
            value: (
              <StateTag
                plain
                tone={changedAfterLastSignature ? 'bad' : 'ok'}
                label={changedAfterLastSignature ? text.changedYes : text.changedNo}
              />
            ),
          },
          {
            key: 'binding',
            label: words.binding,
            value: <StateTag plain tone={bindingTones[binding]} label={words.bindings[binding]} />,
          },
        ]}
        labelWidth={8}
      />
      {signatures.map((signature, at) => (
        <section
          key={`${signature.signer} ${signature.at}`}
          className={css.signature}
          aria-label={text.signature(at + 1)}
        >
          <h3 className={css.signatureTitle}>
            {text.signature(at + 1)}
            <StateTag plain tone={signatureTones[signature.state]} label={text.signatureStates[signature.state]} />
          </h3>
          <FieldList fields={signatureFields(signature, verdict.timeProven)} />
        </section>
      ))}
    </>
  )
}

function signatureFields({ signer, unit, at, reason }: Signature, timeProven: boolean): Field[] {
  return [
    { key: 'signer', label: text.signer, value: signer },
    { key: 'unit', label: text.unit, value: unit },
    { key: 'reason', label: text.reason, value: reason },
    {
      key: 'at',
      label: text.at,
      value: at === null ? null : formatInstant(at),
      ...(timeProven
        ? {}
        : { note: <span title={text.timeHint}>{text.timeNotProven}</span>, noteTone: 'warn' as const }),
    },
  ]
}
