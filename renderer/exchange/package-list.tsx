// The packages of one direction, newest first.
import type { Package } from '#shared/contract/packages.ts'
import { packageFormNames } from '#shared/text/packages.ts'
import { formatMinute } from '../ui/format.ts'
import css from './exchange.module.css'
import { PackageState } from './package-state.tsx'
import { exchangeText as text } from './text.ts'

export type PackageListProps = { packages: readonly Package[]; active: string | null; onOpen: (id: string) => void }

export function PackageList({ packages, active, onOpen }: PackageListProps) {
  return (
    <nav aria-label={text.list}>
      <ul>
        {packages.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={css.entry}
              aria-current={one.id === active ? 'true' : undefined}
              onClick={() => onOpen(one.id)}
            >
              <span className={css.entryTitle} title={one.title}>
                {one.title}
              </span>
              <PackageState state={one.state} plain />
              <span className={css.entryFacts}>
                <span>{[one.number, packageFormNames[one.form], text.count(one.dossiers.length)].join(' · ')}</span>
                <span>{formatMinute(one.requestedAt)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
