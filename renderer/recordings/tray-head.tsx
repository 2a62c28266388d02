// The head of the tray: waiting or set aside, how grouped, how many are overdue, and by which rule.
import { useNavigate } from '@tanstack/react-router'
import { FilterChips } from '../ui/filter-chips.tsx'
import { formatCount } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './recordings.module.css'
import type { TrayGrouping } from './tray-groups.ts'
import { trayText as text } from './tray-text.ts'
import type { Tray } from './use-tray.ts'

const states = (['waiting', 'aside'] as const).map((key) => ({ key, label: text[key] }))
const groupings = (['day', 'officer'] as const).map((key) => ({ key, label: text.groups[key] }))

export type TrayHeadProps = { tray: Tray | undefined; aside: boolean; grouping: TrayGrouping }

export function TrayHead({ tray, aside, grouping }: TrayHeadProps) {
  const navigate = useNavigate()
  return (
    <div className={css.trayHead}>
      <FilterChips
        single
        label={text.shown}
        choices={states}
        chosen={[aside ? 'aside' : 'waiting']}
        onChosen={() =>
          void navigate({ to: '/recordings', search: (now) => ({ ...now, aside: aside ? undefined : true }) })
        }
      />
      <FilterChips
        single
        label={text.group}
        choices={groupings}
        chosen={[grouping]}
        onChosen={() =>
          void navigate({
            to: '/recordings',
            replace: true,
            search: (now) => ({ ...now, group: grouping === 'day' ? 'officer' : undefined }),
          })
        }
      />
      {tray !== undefined && !aside && tray.rule !== '' && (
        <p className={css.rule} title={tray.rule}>
          <span className={css.ruleWords}>
            {text.rule}：{tray.rule}
          </span>
          {tray.mark === 'example' && (
            <span className={css.example} title={text.exampleHint}>
              {text.example}
            </span>
          )}
        </p>
      )}
      <p className={css.trayCount} role="status">
        {tray !== undefined && !aside && tray.overdue > 0 && (
          <StateTag tone="bad" label={text.overdue(formatCount(tray.overdue))} />
        )}
        {tray !== undefined && text.count(formatCount(tray.total))}
      </p>
    </div>
  )
}
