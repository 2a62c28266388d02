// One side of the registration form: who signed, when, what he has looked at, and whether his signature holds.
import { type PackageChecks, type SignedPart as Part, packageChecks } from '#shared/contract/packages.ts'
import { checkOutcomeNames, packageCheckNames } from '#shared/text/packages.ts'
import { FieldList } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './exchange.module.css'
import { exchangeText } from './text.ts'

const text = exchangeText.detail

export function SignedPart({ title, part }: { title: string; part: Part | null }) {
  if (part === null) {
    return (
      <section className={css.part} aria-label={title}>
        <p className={css.partHead}>
          {title}
          <StateTag plain tone="quiet" label={text.unsigned} />
        </p>
      </section>
    )
  }
  const holds = part.signature === 'valid'
  return (
    <section className={css.part} aria-label={title}>
      <p className={css.partHead}>
        {part.agency}
        <StateTag plain tone={holds ? 'ok' : 'bad'} label={holds ? text.valid : text.altered} />
      </p>
      <FieldList
        labelWidth={6}
        fields={[
          { key: 'by', label: title, value: text.by(part.signedBy, formatMinute(part.signedAt)) },
          { key: 'checks', label: text.checks, value: <Checks checks={part.checks} /> },
          { key: 'root', label: text.root, value: <span className={css.mono}>{part.rootFingerprint}</span> },
        ]}
      />
    </section>
  )
}

const tones: Readonly<Record<PackageChecks[keyof PackageChecks], Tone>> = {
  passed: 'ok',
  failed: 'bad',
  'not-tested': 'quiet',
}

function Checks({ checks }: { checks: PackageChecks }) {
  return (
    <span className={css.checks}>
      {packageChecks.map((check) => (
        <StateTag
          key={check}
          plain
          tone={tones[checks[check]]}
          label={`${packageCheckNames[check]} ${checkOutcomeNames[checks[check]]}`}
        />
      ))}
    </span>
  )
}
