// How the picture is looked at: turned, enlarged, with or without captions; and which of the player's cards is open.
import { useState } from 'react'
import { type PlayerCommand, zoomStep } from './player-commands.ts'
import { type Rotation, turn } from './region.ts'

const viewing = ['zoom', 'fit', 'rotate', 'captions', 'jump-list', 'help'] as const
export type ViewCommand = Extract<PlayerCommand, { do: (typeof viewing)[number] }>

export function isViewing(command: PlayerCommand): command is ViewCommand {
  return viewing.some((one) => one === command.do)
}

export type PlayerView = ReturnType<typeof useView>

export function useView() {
  const [rotation, setRotation] = useState<Rotation>(0)
  const [zoom, setZoom] = useState(1)
  const [captions, setCaptions] = useState(true)
  const [card, setCard] = useState<'none' | 'help' | 'jump-list'>('none')
  const run = (command: ViewCommand) => {
    switch (command.do) {
      case 'zoom':
        return setZoom(zoomStep(zoom, command.by))
      case 'fit':
        setZoom(1)
        return setRotation(0)
      case 'rotate':
        return setRotation(turn(rotation, 90))
      case 'captions':
        return setCaptions(!captions)
      case 'jump-list':
      case 'help':
        return setCard(card === command.do ? 'none' : command.do)
    }
  }
  return { rotation, zoom, captions, card, run, closeCard: () => setCard('none') }
}
