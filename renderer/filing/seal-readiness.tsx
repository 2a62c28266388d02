// What lacks before the seal: said, and only where the office's rules want it, in the way.
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { checkStateNames } from '#shared/text/checks.ts'
import panel from '../dossiers/panels.module.css'
import css from './checks.module.css'
import { checksText } from './checks-text.ts'
import { useDossierCheck } from './use-checks.ts'

const text = checksText.seal
const mostShown = 5

export function SealReadiness({ dossier, items }: { dossier: Dossier; items: readonly Item[] }) {
  const { data: check } = useDossierCheck(dossier, items)
  const navigate = useNavigate()
  if (check === undefined) return null
  const troubles = check.findings.filter(({ state }) => state === 'lacking' || state === 'wrong')
  const blocking = troubles.filter(({ blocksSeal }) => blocksSeal).length
  const tone = blocking > 0 ? panel.bad : troubles.length > 0 ? panel.warn : panel.ok
  const first =
    troubles.length === 0 ? text.none : blocking > 0 ? text.blocked(blocking) : text.troubled(troubles.length)
  const more = troubles.length - mostShown
  return (
    <div className={tone}>
      <p>
        {first}
        {check.unchecked > 0 && text.unchecked(check.unchecked)}
      </p>
      {troubles.length > 0 && (
        <ul className={css.troubles}>
          {troubles.slice(0, mostShown).map(({ rule, subject, state, title, sentence }) => (
            <li key={`${rule} ${subject}`} title={sentence}>
              {text.trouble(checkStateNames[state], title)}
            </li>
          ))}
          {more > 0 && <li>{text.more(more)}</li>}
        </ul>
      )}
      <Button
        className={css.toChecks ?? ''}
        type="link"
        size="small"
        onClick={() =>
          void navigate({ to: '.', replace: true, search: (now) => ({ ...now, panel: 'checks' as const }) })
        }
      >
        {text.open}
      </Button>
    </div>
  )
}
