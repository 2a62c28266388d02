// The player with a real clip, with sound alone, with several in step, and with what it cannot play.
import { useState } from 'react'
import { formatPlace } from '../ui/format.ts'
import { InStepPlayer, type StepLayout, type StepRecording } from '../ui/in-step-player.tsx'
import { Player, type PlayerMark, type PlayerSpan } from '../ui/player.tsx'
import { Card } from './card.tsx'

const fixture = (name: string) => new URL(`fixtures/${name}`, document.baseURI).href

const peaks = Array.from({ length: 900 }, (_, index) => {
  const slow = Math.abs(Math.sin(index / 37)) * Math.abs(Math.sin(index / 211))
  return Math.min(1, slow * (0.55 + 0.45 * Math.abs(Math.sin(index * 12.9898))) + 0.04)
})

const film = {
  url: fixture('film.jpg'),
  frames: 20,
  columns: 5,
  frameWidth: 160,
  frameHeight: 90,
  everySeconds: 1,
}

const found = { scenes: [2.2, 6.5, 9.9, 18.1], silences: [{ start: 8.8, end: 10.4 }] }

const captions = URL.createObjectURL(
  new Blob(['WEBVTT\n\n00:00:12.000 --> 00:00:13.000\n<v 执法人员>请出示营业执照，我们依法进行现场检查。\n'], {
    type: 'text/vtt',
  }),
)

export function PlayerSection() {
  const [marks, setMarks] = useState<readonly PlayerMark[]>([
    { key: 'm1', at: 3.2, label: '亮证告知身份', tone: 'note' },
    { key: 'm2', at: 12.48, label: '未告知陈述申辩权', tone: 'finding', active: true },
    { key: 'm3', at: 17, label: '建议：画面遮挡', tone: 'suggested' },
  ])
  const [spans, setSpans] = useState<readonly PlayerSpan[]>([
    { key: 's1', start: 5, end: 8.6, label: '现场检查', tone: 'note' },
    { key: 's2', start: 11, end: 13.5, label: '告知过程', tone: 'finding' },
  ])
  const [said, setSaid] = useState('')
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <Player
          src={fixture('clip.mp4')}
          kind="video"
          title="现场检查录像②"
          fps={25}
          position={12.48}
          marks={marks}
          spans={spans}
          gaps={[{ key: 'g1', start: 14.4, end: 15.6, label: '间断 1.2 秒' }]}
          peaks={peaks}
          film={film}
          found={found}
          captionsUrl={captions}
          banner="播放副本（原件 HEVC）"
          burnedIn={(seconds) => `画面时间 2026-08-06 10:42:${String(Math.floor(seconds)).padStart(2, '0')}`}
          onMark={(at) => setMarks([...marks, { key: `m${marks.length + 1}`, at, label: '新标记', tone: 'finding' }])}
          onSpan={(start, end) => {
            setSpans([...spans, { key: `s${spans.length + 1}`, start, end, label: '新选段' }])
            setSaid(`选段 ${formatPlace(start)} ${formatPlace(end)}`)
          }}
          onSnapshot={(at) => setSaid(`截图 ${formatPlace(at)}`)}
          onClip={(start, end) => setSaid(`片段 ${formatPlace(start)} ${formatPlace(end)}`)}
          onWords={() => setSaid('写文字')}
          onReadClock={(at) => setSaid(`核对 ${formatPlace(at)}`)}
        />
      </div>
      <output data-said="" style={{ padding: '2px 12px' }}>
        {said || `标记 ${marks.length} 选段 ${spans.length}`}
      </output>
    </div>
  )
}

export function AudioSection() {
  return (
    <Player
      src={fixture('tone.mp3')}
      kind="audio"
      title="询问录音①"
      peaks={peaks}
      marks={[{ key: 'm1', at: 4, label: '当事人否认', tone: 'finding' }]}
      onMark={() => {}}
      onSpan={() => {}}
    />
  )
}

export function PlayerFaultSection() {
  return (
    <div className="gallery-pad">
      <div className="gallery-pair">
        <Card title="编码不能播放" flush>
          <div style={{ height: 420 }}>
            <Player src={fixture('hevc.mp4')} kind="video" title="原件（HEVC）" onMark={() => {}} onSpan={() => {}} />
          </div>
        </Card>
        <Card title="由屏幕给出原因" flush>
          <div style={{ height: 420 }}>
            <Player
              src={fixture('hevc.mp4')}
              kind="video"
              title="原件（转码中）"
              faultSentence="播放副本正在生成，约 2 分 10 秒后可看。原件完好。"
            />
          </div>
        </Card>
      </div>
    </div>
  )
}

const stepMarks: readonly PlayerMark[] = [{ key: 'm1', at: 6, label: '2 亮明身份', tone: 'note' }]

export function StepSection() {
  const [recordings, setRecordings] = useState<readonly StepRecording[]>(
    ['执法记录仪甲', '执法记录仪乙', '窗口监控', '询问室录音'].map((title, place) => ({
      key: `r${place + 1}`,
      src: fixture(place === 3 ? 'tone.mp3' : 'clip.mp4'),
      kind: place === 3 ? 'audio' : 'video',
      title,
      fps: 25,
      start: place * 1.5,
      duration: place === 3 ? 12 : 20,
      offset: 0,
      muted: place > 0,
    })),
  )
  const [layout, setLayout] = useState<StepLayout>(4)
  const [focusKey, setFocusKey] = useState('r1')
  const [said, setSaid] = useState('')
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <InStepPlayer
          title="现场检查"
          recordings={recordings}
          layout={layout}
          onLayout={setLayout}
          focusKey={focusKey}
          onFocus={setFocusKey}
          at={5}
          onAt={() => {}}
          marks={stepMarks}
          spans={[]}
          gaps={[]}
          onMark={(key, seconds) => setSaid(`标记 ${key} ${formatPlace(seconds)}`)}
          onSpan={(key, start, end) => setSaid(`选段 ${key} ${formatPlace(start)} ${formatPlace(end)}`)}
          onSnapshot={(key, seconds) => setSaid(`截图 ${key} ${formatPlace(seconds)}`)}
          onOffset={(key, offset) =>
            setRecordings(
              recordings.map((one) =>
                one.key === key ? { ...one, offset, start: one.start - one.offset + offset } : one,
              ),
            )
          }
          onMuted={(muted) => setRecordings(recordings.map((one) => ({ ...one, muted: muted.includes(one.key) })))}
        />
      </div>
      <output data-said="" style={{ padding: '2px 12px' }}>
        {said || '四路同步'}
      </output>
    </div>
  )
}
