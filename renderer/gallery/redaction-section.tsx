// The redaction editor over a real clip, with a desk that takes every save.
import { useEffect, useState } from 'react'
import { RedactionDesk, useOpenRedaction, useRedactionLayers } from '../recordings/redaction-desk.tsx'
import { RedactionList } from '../recordings/redaction-list.tsx'
import { createRedactionStore } from '../recordings/redaction-store.ts'
import { redactionText } from '../recordings/redaction-text.ts'
import { Player } from '../ui/player.tsx'

const fixture = (name: string) => new URL(`fixtures/${name}`, document.baseURI).href
const itemId = '00000000-0000-4000-8000-000000000001'
const region = (x: number, y: number) => ({ x, y, width: 0.22, height: 0.3 })

export function RedactionSection() {
  return (
    <RedactionDesk>
      <Editor />
    </RedactionDesk>
  )
}

function Editor() {
  const open = useOpenRedaction()
  const [store] = useState(() =>
    createRedactionStore({
      redaction: {
        itemId,
        version: 1,
        savedBy: '和丽春',
        savedAt: '2026-09-10T02:00:00Z',
        copies: [],
        plan: samplePlan,
      },
      editable: true,
      unsaved: null,
      save: (input) => Promise.resolve({ ...input, savedBy: '和丽春', savedAt: '2026-09-10T02:00:00Z', copies: [] }),
      onSaved: () => undefined,
      keep: () => undefined,
      newId: () => crypto.randomUUID(),
    }),
  )
  useEffect(() => open(store), [open, store])
  const layers = useRedactionLayers(itemId)
  return (
    <div style={{ height: '100%', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 380px' }}>
      <Player src={fixture('clip.mp4')} kind="video" title="现场检查录像②" fps={25} position={6} {...layers} />
      <div style={{ padding: 12, overflow: 'auto', background: 'var(--surface)' }}>
        <button type="button" onClick={() => store.setDrawing(true)}>
          {redactionText.draw}
        </button>
        <RedactionList store={store} />
      </div>
    </div>
  )
}

const samplePlan = {
  regions: [
    {
      id: '00000000-0000-4000-8000-00000000000a',
      kind: 'blur' as const,
      startMs: 2000,
      endMs: 14_000,
      keyframes: [
        { atMs: 2000, region: region(0.1, 0.2) },
        { atMs: 8000, region: region(0.4, 0.3) },
        { atMs: 14_000, region: region(0.7, 0.5) },
      ],
      what: '面部',
      reason: '当事人子女为未成年人，面部不宜公开。',
    },
    {
      id: '00000000-0000-4000-8000-00000000000b',
      kind: 'box' as const,
      startMs: 4000,
      endMs: 9000,
      keyframes: [{ atMs: 4000, region: region(0.62, 0.08) }],
      what: '车牌',
      reason: '与本案无关的车辆。',
    },
  ],
  sounds: [
    {
      id: '00000000-0000-4000-8000-00000000000c',
      kind: 'tone' as const,
      startMs: 11_000,
      endMs: 13_000,
      what: '身份证件号码',
      reason: '询问中口述的身份证件号码。',
    },
  ],
}
