// The columns of the list of rule packs.
import type { DeskClient } from '../desk/client.ts'
import list from '../desk/list-screen.module.css'
import type { Column } from '../ui/data-table.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { rulebookText } from './text.ts'

export type PackLine = Awaited<ReturnType<DeskClient['rulebook']['list']>>[number]

const { columns: titles, grades, gradeHints, kinds, levels, origins, originHints, standings } = rulebookText

export const packColumns: readonly Column<PackLine>[] = [
  { key: 'kind', title: titles.kind, width: 130, render: ({ kind }) => kinds[kind] ?? kind },
  {
    key: 'title',
    title: titles.title,
    width: 220,
    grow: 3,
    wrap: true,
    render: ({ title, standing }) => (
      <span className={standing === 'in-force' ? list.main : list.dim} title={title}>
        {title}
      </span>
    ),
  },
  {
    key: 'origin',
    title: titles.origin,
    width: 84,
    render: ({ origin, standing }) =>
      standing === 'in-force' ? (
        <StateTag
          plain
          tone={origin === 'office' ? 'info' : 'neutral'}
          label={origins[origin]}
          title={originHints[origin]}
        />
      ) : (
        <StateTag plain tone="quiet" label={origins[origin]} title={standings[standing]} />
      ),
  },
  { key: 'issuer', title: titles.issuer, width: 140, grow: 2, wrap: true, render: ({ issuer }) => issuer },
  { key: 'level', title: titles.level, width: 64, render: ({ jurisdiction }) => levels[jurisdiction.level] },
  {
    key: 'from',
    title: titles.from,
    width: 110,
    wrap: true,
    render: ({ effectiveFrom, effectiveTo }) => rulebookText.from(effectiveFrom, effectiveTo),
  },
  {
    key: 'grade',
    title: titles.grade,
    width: 96,
    render: ({ grade }) => (
      <StateTag plain tone={grade === 'sure' ? 'ok' : 'warn'} label={grades[grade]} title={gradeHints[grade]} />
    ),
  },
]
