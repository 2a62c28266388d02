// 四性检测 of a package, made when it was made or taken in: what was found, what a person has to look at, the report.
import { useQuery } from '@tanstack/react-query'
import type { Package } from '#shared/contract/packages.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { SoundnessOutcome } from '../soundness/soundness-result.tsx'
import css from './exchange.module.css'
import { exchangeText } from './text.ts'

const text = exchangeText.detail

export function PackageSoundness({ one }: { one: Package }) {
  const tests = useQuery(deskQuery.soundness.ofPackage.queryOptions({ input: { packageId: one.id } }))
  const subject = { label: text.soundnessSubject, title: `${one.number} ${one.title}` }
  return (
    <section className={css.section} aria-label={text.soundness}>
      <h3>{text.soundness}</h3>
      <Read query={tests} loading={{ label: text.soundnessLoading, rows: 4 }}>
        {([latest]) =>
          latest === undefined ? (
            <p className={css.hint}>{text.untested}</p>
          ) : (
            <SoundnessOutcome test={latest} subject={subject} />
          )
        }
      </Read>
    </section>
  )
}
