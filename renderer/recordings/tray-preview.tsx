// The recording itself, right beside the tray: played, or shown, or said why not; with its facts and the dossiers it may belong to.
import { Button } from 'antd'
import type { Ref } from 'react'
import type { Holding } from '#shared/contract/tray.ts'
import { bytesUrl } from '../desk/bytes-url.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatDuration, formatInstant, formatMinute, formatPercent } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { PictureViewer } from '../ui/picture-viewer.tsx'
import { Player } from '../ui/player.tsx'
import { HoldingClock } from './holding-clock.tsx'
import css from './recordings.module.css'
import { secondsOf } from './tray-columns.tsx'
import { trayText } from './tray-text.ts'

const text = trayText.preview

export type TrayPreviewProps = {
  holding: Holding | null
  now: number
  rule: string
  /** Null where nothing may be assigned: what was set aside. */
  onAssign: ((dossierId: string) => void) | null
  onOther: () => void
  ref: Ref<HTMLElement>
}

export function TrayPreview({ holding, now, rule, onAssign, onOther, ref }: TrayPreviewProps) {
  return (
    <aside ref={ref} className={css.preview} aria-label={text.label}>
      {holding === null ? (
        <EmptyState title={text.none.title} sentence={text.none.sentence} />
      ) : (
        <>
          <div className={css.stage}>
            <Shown key={holding.id} holding={holding} />
          </div>
          <div className={css.about}>
            <h2 className={css.aboutTitle} title={holding.name}>
              {holding.name}
            </h2>
            {onAssign !== null && <Offers holding={holding} onAssign={onAssign} onOther={onOther} />}
            <FieldList labelWidth={5} fields={fieldsOf(holding, now, rule)} />
          </div>
        </>
      )}
    </aside>
  )
}

function Shown({ holding }: { holding: Holding }) {
  const { viewing, name, objectId, media } = holding
  if (viewing === 'picture') return <PictureViewer url={bytesUrl(objectId)} title={name} />
  if (media !== null && media.playing !== 'original') {
    return (
      <EmptyState title={text.notPlayed} sentence={media.flaw === null ? text.unplayable : text.flawed[media.flaw]} />
    )
  }
  if (viewing === 'video' || viewing === 'audio') {
    return <Player src={bytesUrl(objectId)} kind={viewing} title={name} fps={media?.framesPerSecond ?? undefined} />
  }
  return <EmptyState title={name} sentence={text.unviewable} />
}

type OffersProps = { holding: Holding; onAssign: (dossierId: string) => void; onOther: () => void }

function Offers({ holding, onAssign, onOther }: OffersProps) {
  return (
    <section className={css.offers} aria-label={text.offers}>
      <h3 className={css.offersTitle}>{text.offers}</h3>
      {holding.offers.length === 0 && <p className={css.dim}>{trayText.noOffer}</p>}
      <ul>
        {holding.offers.map((offer) => (
          <li key={offer.dossierId} className={css.offer}>
            <span className={css.offerTitle}>{offer.title}</span>
            <Button size="small" aria-label={text.takeInto(offer.title)} onClick={() => onAssign(offer.dossierId)}>
              {text.take}
            </Button>
            <span className={css.offerWhy}>
              {offer.number !== null && <span>{offer.number}</span>}
              <span>
                {text.score(formatPercent(offer.score))} · {offer.why}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onOther}>
        {text.other}
      </Button>
    </section>
  )
}

function fieldsOf(holding: Holding, now: number, rule: string): Field[] {
  const { capture, media, sizeBytes, takenAt, takenBy, sha256 } = holding
  const names = text.fields
  const seconds = secondsOf(holding)
  const officer = [capture.officerName, capture.officerNumber].filter((part) => part !== null).join(' ')
  const source = text.from[capture.from]
  const flaw = media?.flaw ?? null
  return [
    { key: 'due', label: names.due, value: <HoldingClock plain holding={holding} now={now} rule={rule} /> },
    {
      key: 'started',
      label: names.started,
      value: capture.startedAt === null ? null : formatInstant(capture.startedAt),
      ...(source === '' ? {} : { note: source }),
    },
    {
      key: 'duration',
      label: names.duration,
      value: seconds === null ? null : formatDuration(seconds),
      ...(flaw === null ? {} : { note: trayText.flaws[flaw], noteTone: 'warn' as const }),
    },
    { key: 'officer', label: names.officer, value: officer },
    {
      key: 'device',
      label: names.device,
      value: [capture.deviceNumber, capture.deviceModel].filter(Boolean).join(' '),
    },
    { key: 'department', label: names.department, value: capture.department },
    { key: 'place', label: names.place, value: capture.place },
    {
      key: 'importance',
      label: names.importance,
      value: capture.importance === null ? null : text.importance[capture.importance],
    },
    { key: 'size', label: names.size, value: formatBytes(sizeBytes) },
    { key: 'taken', label: names.taken, value: `${formatMinute(takenAt)} ${takenBy}` },
    { key: 'sha256', label: names.sha256, value: <HashText value={sha256} label={names.sha256} /> },
  ]
}
