// The technical part of DA/T 63-2017 as ffprobe found it, under the standard's Chinese names.
import type { Technical } from '#shared/contract/recordings.ts'
import panel from '../dossiers/panels.module.css'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatCount, formatPlace } from '../ui/format.ts'
import css from './capture.module.css'
import { recordingText } from './panel-text.ts'

const text = recordingText.technical

export function TechnicalFields({ technical }: { technical: Technical | null }) {
  if (technical === null) return <p className={panel.note}>{text.none}</p>
  const { video, audio } = technical
  return (
    <>
      <FieldList fields={containerFields(technical)} labelWidth={8} />
      {video !== null && (
        <>
          <h4 className={css.group}>{text.video}</h4>
          <FieldList fields={videoFields(video)} labelWidth={8} />
        </>
      )}
      {audio !== null && (
        <>
          <h4 className={css.group}>{text.audio}</h4>
          <FieldList fields={audioFields(audio)} labelWidth={8} />
        </>
      )}
    </>
  )
}

function containerFields(technical: Technical): Field[] {
  const { format, durationMs, statedDurationMs, frames, streams, readBy } = technical
  return [
    { key: 'format', label: text.format, value: format.name },
    { key: 'description', label: text.description, value: format.description },
    {
      key: 'duration',
      label: text.duration,
      value: formatPlace(durationMs / 1000),
      ...(statedDurationMs === null
        ? {}
        : { note: text.stated(formatPlace(statedDurationMs / 1000)), noteTone: 'warn' as const }),
    },
    { key: 'frames', label: text.frames, value: frames === null ? null : formatCount(frames) },
    { key: 'streams', label: text.streams, value: streams },
    { key: 'readBy', label: text.readBy, value: readBy },
  ]
}

function videoFields(video: NonNullable<Technical['video']>): Field[] {
  const { codec, profile, widthPx, heightPx, framesPerSecond } = video
  return [
    { key: 'codec', label: text.videoCodec, value: profile === null ? codec : `${codec}（${profile}）` },
    { key: 'size', label: text.resolution, value: widthPx === null ? null : `${widthPx}×${heightPx ?? '?'}` },
    {
      key: 'rate',
      label: text.frameRate,
      value: framesPerSecond === null ? null : text.fps(String(Number(framesPerSecond.toFixed(3)))),
      ...(video.variableFrameRate ? { note: text.variable } : {}),
    },
    { key: 'bitRate', label: text.videoBitRate, value: rate(video.bitRate) },
    { key: 'colour', label: text.colourSpace, value: video.colourSpace },
    { key: 'chroma', label: text.chroma, value: video.chromaSubsampling },
    { key: 'bits', label: text.videoBits, value: bits(video.bitsPerSample) },
    { key: 'aspect', label: text.aspect, value: video.aspectRatio },
    { key: 'rotation', label: text.rotation, value: video.rotation === 0 ? null : text.degrees(video.rotation) },
  ]
}

function audioFields(audio: NonNullable<Technical['audio']>): Field[] {
  return [
    { key: 'codec', label: text.audioCodec, value: audio.codec },
    { key: 'bitRate', label: text.audioBitRate, value: rate(audio.bitRate) },
    {
      key: 'sampleRate',
      label: text.sampleRate,
      value: audio.sampleRate === null ? null : text.hertz(formatCount(audio.sampleRate)),
    },
    { key: 'bits', label: text.audioBits, value: bits(audio.bitsPerSample) },
    { key: 'channels', label: text.channels, value: audio.channels },
  ]
}

function rate(bitsPerSecond: number | null): string | null {
  return bitsPerSecond === null ? null : text.kbps(formatCount(Math.round(bitsPerSecond / 1000)))
}

function bits(count: number | null): string | null {
  return count === null ? null : text.bits(count)
}
