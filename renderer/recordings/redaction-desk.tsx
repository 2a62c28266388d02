// Joins the redaction panel to the player: the panel says which redaction is open, the player draws it over its picture and timeline.
import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import type { PlayerProps } from '../ui/player.tsx'
import { RedactionLanes } from './redaction-lanes.tsx'
import { RedactionOverlay } from './redaction-overlay.tsx'
import type { RedactionStore, RedactionView } from './redaction-store.ts'

type Opened = { readonly store: RedactionStore | null; readonly setStore: (store: RedactionStore | null) => void }

const OpenedRedaction = createContext<Opened>({ store: null, setStore: () => undefined })

export function RedactionDesk({ children }: { children: ReactNode }) {
  const [store, setStore] = useState<RedactionStore | null>(null)
  const opened = useMemo(() => ({ store, setStore }), [store])
  return <OpenedRedaction value={opened}>{children}</OpenedRedaction>
}

/** For the panel: opens and closes a redaction in the player. */
export function useOpenRedaction(): (store: RedactionStore | null) => void {
  return useContext(OpenedRedaction).setStore
}

/** For the player: what it draws while this recording's redaction is open. */
export function useRedactionLayers(itemId: string): Pick<PlayerProps, 'overlay' | 'lanes'> {
  const { store } = useContext(OpenedRedaction)
  if (store === null || store.itemId !== itemId) return {}
  return {
    overlay: (picture) => <RedactionOverlay store={store} picture={picture} />,
    lanes: (media, duration) => <RedactionLanes store={store} media={media} duration={duration} />,
  }
}

export function useRedactionView(store: RedactionStore): RedactionView {
  return useSyncExternalStore(store.subscribe, store.view)
}
