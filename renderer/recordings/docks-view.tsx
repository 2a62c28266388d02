// Collection docks: the folders taken in so far beside the one looked at; a new one may be dropped anywhere.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Dock } from '#shared/contract/docks.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useKept } from '../desk/use-kept.ts'
import { useWindowDrop } from '../desk/use-window-drop.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { DockEntry } from './dock-entry.tsx'
import { DockList } from './dock-list.tsx'
import { DockPage } from './dock-page.tsx'
import { dockText } from './dock-text.ts'
import css from './recordings.module.css'
import { useFolderIntake } from './use-folder-intake.ts'

const text = dockText.dock
const limit = 200
const pollMs = 3_000

export function DocksView() {
  const search = useSearch({ from: '/recordings' })
  const navigate = useNavigate()
  const [startAtOnce, setStartAtOnce] = useKept('docks.start-at-once', true)
  const show = ({ id }: Pick<Dock, 'id'>) =>
    void navigate({ to: '/recordings', search: (now) => ({ ...now, view: 'docks', dock: id, states: undefined }) })
  const intake = useFolderIntake({ startAtOnce, onDock: show })
  const over = useWindowDrop(intake.phase.state === 'idle', intake.drop)
  const docks = useQuery({
    ...deskQuery.docks.list.queryOptions({ input: { limit } }),
    refetchInterval: ({ state }) => (state.data?.rows.some(isRunning) ? pollMs : false),
  })
  const entry = { intake, startAtOnce, onStartAtOnce: setStartAtOnce }
  return (
    <>
      <Read query={docks} loading={{ label: text.loading }}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className={css.alone}>
              <DockEntry {...entry} large />
            </div>
          ) : (
            <div className={css.docks}>
              <aside className={css.side}>
                <DockEntry {...entry} />
                <DockList docks={rows} active={search.dock ?? null} onOpen={show} />
              </aside>
              {search.dock === undefined ? (
                <EmptyState title={text.empty.title} sentence={text.empty.sentence} />
              ) : (
                <DockPage key={search.dock} dockId={search.dock} />
              )}
            </div>
          )
        }
      </Read>
      {over && <p className={css.veil}>{text.drop}</p>}
    </>
  )
}

function isRunning({ state }: Dock): boolean {
  return state === 'running'
}
