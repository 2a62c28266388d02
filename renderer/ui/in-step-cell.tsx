// One of several recordings in step: its picture, its own second, its sound, and how far it is moved.
import {
  AimOutlined,
  CustomerServiceOutlined,
  DisconnectOutlined,
  MinusOutlined,
  MutedOutlined,
  PlusOutlined,
  SoundOutlined,
} from '@ant-design/icons'
import { useCallback } from 'react'
import { classNames } from './class-names.ts'
import { formatPlace } from './format.ts'
import css from './in-step.module.css'
import { localSecond } from './in-step.ts'
import type { StepRecording } from './in-step-player.tsx'
import { useSeconds } from './seconds.ts'
import type { StepEngine } from './step-engine.ts'
import { uiText } from './text.ts'
import { ToolButton } from './tool-button.tsx'
import { useMediaSeconds } from './use-media-seconds.ts'

const words = uiText.step

export type InStepCellProps = {
  recording: StepRecording
  engine: StepEngine
  place: number
  focused: boolean
  shown: boolean
  loose: boolean
  onFocus: () => void
  onLoose: (loose: boolean) => void
  /** Moves it by so many seconds against the others. */
  onMove: (by: number) => void
  /** Its place now belongs to the timeline's place now. */
  onAlign: () => void
  onMuted: (muted: boolean) => void
  onSolo: () => void
}

export function InStepCell(props: InStepCellProps) {
  const { recording, engine, place, focused, shown, loose, onFocus } = props
  const { key, src, kind, title, muted } = recording
  const attach = useCallback((media: HTMLMediaElement | null) => engine.attach(key, media), [engine, key])
  return (
    <section
      className={classNames(css.cell, focused && css.focused, !shown && css.hidden)}
      aria-label={words.cell(place, title)}
      data-step={key}
      onPointerDownCapture={onFocus}
    >
      <div className={css.stage}>
        {kind === 'video' ? (
          <video
            ref={attach}
            src={src}
            muted={muted}
            preload="auto"
            playsInline
            disablePictureInPicture
            className={css.video}
            aria-label={uiText.player.picture(title)}
          >
            <track kind="captions" />
          </video>
        ) : (
          <>
            <audio ref={attach} src={src} muted={muted} preload="auto">
              <track kind="captions" />
            </audio>
            <span className={css.sound} aria-hidden="true">
              <CustomerServiceOutlined />
            </span>
          </>
        )}
        <Nothing {...props} />
      </div>
      <div className={css.cellBar}>
        <button type="button" className={css.cellTitle} aria-pressed={focused} title={title} onClick={onFocus}>
          <span className={css.number}>{place}</span>
          <span className={css.titleText}>{title}</span>
        </button>
        <CellSecond {...props} />
        <span className={css.cellTools}>
          <OffsetTools {...props} />
          <ToolButton
            icon={muted ? <MutedOutlined /> : <SoundOutlined />}
            label={muted ? words.unmute(title) : words.mute(title)}
            pressed={muted}
            onPress={() => props.onMuted(!muted)}
          />
          <ToolButton icon={<CustomerServiceOutlined />} label={words.solo(title)} onPress={props.onSolo} />
        </span>
      </div>
      {loose && <p className={css.looseWords}>{words.looseHint}</p>}
    </section>
  )
}

/** Over the picture when the recording has nothing at this second. */
function Nothing({ recording, engine, loose }: InStepCellProps) {
  const at = useSeconds(engine)
  if (loose || localSecond(recording, at) !== null) return null
  return <p className={css.nothing}>{at < recording.start ? words.notYet : words.over}</p>
}

function CellSecond({ engine, recording, loose }: InStepCellProps) {
  return loose ? (
    <LooseSecond media={engine.media(recording.key)} />
  ) : (
    <StepSecond engine={engine} recording={recording} />
  )
}

function LooseSecond({ media }: { media: HTMLMediaElement | null }) {
  return <span className={css.second}>{formatPlace(useMediaSeconds(media))}</span>
}

function StepSecond({ engine, recording }: Pick<InStepCellProps, 'engine' | 'recording'>) {
  const local = localSecond(recording, useSeconds(engine))
  return <span className={css.second}>{local === null ? '' : formatPlace(local)}</span>
}

function OffsetTools({ recording, loose, onLoose, onMove, onAlign }: InStepCellProps) {
  const { title, offset, fps = 25 } = recording
  return (
    <span className={css.offset}>
      <ToolButton icon={<MinusOutlined />} label={words.earlier(title)} onPress={() => onMove(-1 / fps)} />
      <label className={css.offsetField}>
        <span className="visually-hidden">{words.offset(title)}</span>
        <input
          type="number"
          step={10}
          value={Math.round(offset * 1000)}
          title={words.offset(title)}
          onChange={(event) => onMove(Number(event.target.value) / 1000 - offset)}
        />
        {words.ms}
      </label>
      <ToolButton icon={<PlusOutlined />} label={words.later(title)} onPress={() => onMove(1 / fps)} />
      <ToolButton
        icon={<DisconnectOutlined />}
        label={words.loose(title)}
        pressed={loose}
        onPress={() => onLoose(!loose)}
      />
      {loose && <ToolButton icon={<AimOutlined />} label={words.align} showLabel onPress={onAlign} />}
    </span>
  )
}
