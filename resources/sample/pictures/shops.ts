// Scenes of the markets office and the farm office: shop front, shelves, storeroom, fertiliser store, street market.
import type { Canvas, Colour } from './canvas.ts'
import {
  createDice,
  createScene,
  drawBottle,
  drawCarton,
  drawPerson,
  type Label,
  type Scene,
  shade,
  UNIFORM,
} from './scene.ts'

function drawPavement(canvas: Canvas, top: number, colour: Colour): void {
  canvas.rectangle(0, top, 1920, 1080 - top, { top: shade(colour, -8), bottom: shade(colour, 14) })
  for (let x = -900; x < 2900; x += 210) canvas.line([960 + (x - 960) * 0.55, top], [x, 1080], 3, shade(colour, -30))
  for (const y of [top + 40, top + 95, top + 175]) canvas.line([0, y], [1920, y], 3, shade(colour, -26))
}

/** A shop on a county street: signboard, roller door half up, sacks by the door. */
export function shopFront(sign: string, board: Colour = [24, 92, 62]): Scene {
  const canvas = createScene({ top: [186, 208, 226], bottom: [222, 226, 224] })
  const dice = createDice(sign.length * 97)
  canvas.polygon(
    [
      [0, 330],
      [340, 190],
      [700, 300],
      [1160, 160],
      [1560, 270],
      [1920, 180],
      [1920, 420],
      [0, 420],
    ],
    [142, 166, 160],
  )
  canvas.rectangle(120, 120, 1680, 720, { top: [226, 214, 196], bottom: [198, 186, 170] })
  for (let row = 0; row < 3; row += 1) canvas.line([120, 150 + row * 14], [1800, 150 + row * 14], 2, [186, 172, 154])
  canvas.rectangle(210, 200, 1500, 160, { top: shade(board, 12), bottom: shade(board, -16) })
  canvas.rectangle(210, 200, 1500, 8, [238, 226, 178])
  canvas.rectangle(300, 390, 760, 450, { top: [40, 42, 40], bottom: [66, 62, 56] })
  for (let slat = 0; slat < 7; slat += 1)
    canvas.rectangle(300, 390 + slat * 22, 760, 18, { top: [176, 182, 186], bottom: [138, 144, 150] })
  for (let shelf = 0; shelf < 2; shelf += 1) {
    canvas.rectangle(350, 650 + shelf * 110, 300, 10, [120, 92, 62])
    for (let index = 0; index < 9; index += 1) {
      drawBottle(
        canvas,
        372 + index * 33,
        650 + shelf * 110,
        74,
        dice() > 0.5 ? [70, 120, 86] : [196, 200, 188],
        [226, 222, 120],
      )
    }
  }
  canvas.rectangle(1130, 420, 520, 420, { top: [92, 112, 122], bottom: [126, 142, 146] })
  for (const x of [1130, 1300, 1475, 1650]) canvas.line([x, 420], [x, 840], 10, [222, 222, 216])
  canvas.polygon(
    [
      [1150, 440],
      [1280, 440],
      [1200, 820],
      [1150, 820],
    ],
    [255, 255, 255, 0.16],
  )
  drawPavement(canvas, 840, [150, 146, 140])
  for (let index = 0; index < 4; index += 1) {
    const x = 1120 + index * 120
    canvas.ellipse(x + 60, 842, 74, 10, [0, 0, 0, 0.3])
    canvas.polygon(
      [
        [x, 840],
        [x + 8, 730],
        [x + 112, 728],
        [x + 122, 840],
      ],
      { top: [236, 232, 220], bottom: [206, 200, 184] },
    )
    canvas.rectangle(x + 26, 762, 70, 40, [58, 138, 84])
  }
  return { canvas, labels: [{ text: sign, x: 620, y: 238, size: 84, colour: '0xfff4c8', face: 'bold' }] }
}

/** Shelves of bottles behind a counter; one shelf carries bottles without labels. */
export function pesticideShelves(bareShelf = 1): Scene {
  const canvas = createScene({ top: [214, 212, 200], bottom: [178, 172, 158] })
  const dice = createDice(41)
  const labels: Label[] = []
  for (let shelf = 0; shelf < 3; shelf += 1) {
    const y = 330 + shelf * 220
    canvas.rectangle(90, y - 200, 1740, 206, { top: [166, 158, 142], bottom: [144, 134, 118] })
    for (let index = 0; index < 24; index += 1) {
      const bare = shelf === bareShelf && index > 8 && index < 19
      const glass: Colour = bare
        ? [146, 98, 46]
        : dice() > 0.6
          ? [60, 118, 78]
          : dice() > 0.5
            ? [208, 206, 194]
            : [58, 92, 138]
      const label: Colour = dice() > 0.5 ? [236, 228, 122] : [236, 236, 228]
      drawBottle(canvas, 140 + index * 72, y, 148 + dice() * 14, glass, bare ? undefined : label)
    }
    canvas.rectangle(70, y, 1780, 22, { top: [148, 110, 70], bottom: [110, 80, 50] })
    labels.push({ text: ['杀菌剂', '杀虫剂', '除草剂'][shelf] ?? '', x: 100, y: y + 1, size: 20, colour: '0xfff8e0' })
  }
  canvas.rectangle(0, 850, 1920, 230, { top: [132, 96, 62], bottom: [92, 64, 42] })
  canvas.rectangle(0, 838, 1920, 24, [178, 136, 92])
  canvas.polygon(
    [
      [1180, 846],
      [1480, 846],
      [1520, 906],
      [1150, 906],
    ],
    [244, 242, 232],
  )
  canvas.line([1220, 862], [1440, 862], 4, [120, 120, 120])
  canvas.line([1214, 880], [1420, 880], 4, [150, 150, 150])
  labels.push({ text: '农药经营 实名购买', x: 760, y: 68, size: 46, colour: '0x8a1c14', face: 'bold' })
  return { canvas, labels }
}

/** The storeroom behind the shop: cartons in stacks, a strip of light from the door. */
export function storeroom(seals = false): Scene {
  const canvas = createScene({ top: [120, 116, 108], bottom: [150, 144, 132] })
  canvas.polygon(
    [
      [0, 0],
      [360, 150],
      [360, 760],
      [0, 1080],
    ],
    { top: [104, 100, 92], bottom: [92, 86, 78] },
  )
  canvas.polygon(
    [
      [1920, 0],
      [1600, 150],
      [1600, 760],
      [1920, 1080],
    ],
    { top: [132, 126, 116], bottom: [112, 106, 96] },
  )
  canvas.rectangle(360, 150, 1240, 610, { top: [158, 152, 140], bottom: [136, 128, 116] })
  canvas.polygon(
    [
      [0, 1080],
      [360, 760],
      [1600, 760],
      [1920, 1080],
    ],
    { top: [118, 108, 96], bottom: [150, 138, 122] },
  )
  canvas.polygon(
    [
      [900, 760],
      [1160, 760],
      [1380, 1080],
      [820, 1080],
    ],
    [255, 244, 210, 0.16],
  )
  canvas.ellipse(980, 96, 90, 22, [255, 250, 224])
  canvas.ellipse(980, 110, 220, 90, [255, 250, 224, 0.16])
  const dice = createDice(7)
  const stacks: readonly (readonly [number, number])[] = [
    [400, 4],
    [610, 5],
    [820, 3],
    [1180, 5],
    [1390, 4],
  ]
  for (const [x, count] of stacks) {
    for (let index = 0; index < count; index += 1) {
      const tone = dice() * 26
      drawCarton(canvas, x + dice() * 10, 730 - index * 104, 180, 100, [176 - tone, 138 - tone, 92 - tone])
    }
  }
  for (let index = 0; index < 3; index += 1)
    drawCarton(canvas, 150 + index * 26, 930 - index * 168, 300, 164, [190, 148, 98])
  if (seals)
    for (const [x, y] of [
      [470, 700],
      [700, 600],
      [1270, 590],
    ] as const)
      drawSealStrip(canvas, x, y)
  return {
    canvas,
    labels: [{ text: '库房  严禁烟火', x: 820, y: 190, size: 42, colour: '0xa02018', face: 'bold' }],
  }
}

function drawSealStrip(canvas: Canvas, x: number, y: number): void {
  canvas.polygon(
    [
      [x - 90, y - 30],
      [x + 80, y + 20],
      [x + 72, y + 60],
      [x - 98, y + 10],
    ],
    [244, 242, 230],
  )
  canvas.ellipse(x - 10, y + 14, 18, 16, [206, 52, 44, 0.7])
}

/** Fertiliser in 50 kg bags on pallets. */
export function fertiliserStore(): Scene {
  const canvas = createScene({ top: [150, 156, 160], bottom: [176, 174, 166] })
  for (let index = 0; index < 9; index += 1) canvas.line([index * 240, 0], [index * 240 - 60, 230], 12, [112, 118, 124])
  canvas.rectangle(0, 220, 1920, 540, { top: [202, 196, 182], bottom: [176, 168, 152] })
  canvas.polygon(
    [
      [0, 760],
      [1920, 760],
      [1920, 1080],
      [0, 1080],
    ],
    { top: [136, 130, 122], bottom: [160, 154, 144] },
  )
  const labels: Label[] = []
  for (let column = 0; column < 5; column += 1) {
    const left = 110 + column * 350
    canvas.rectangle(left - 12, 822, 310, 34, [126, 96, 60])
    for (let row = 0; row < (column === 3 ? 3 : 6); row += 1) {
      const y = 770 - row * 82
      canvas.polygon(
        [
          [left, y],
          [left + 286, y - 4],
          [left + 296, y + 70],
          [left - 8, y + 74],
        ],
        { top: [240, 238, 230], bottom: [204, 200, 188] },
      )
      canvas.rectangle(left + 58, y + 14, 170, 40, [32, 120, 186])
      labels.push({ text: '复混肥料 45%', x: left + 70, y: y + 22, size: 24, colour: 'white' })
    }
  }
  labels.push({ text: '成品肥料存放区', x: 760, y: 262, size: 50, colour: '0x30485c', face: 'bold' })
  return { canvas, labels }
}

/** A market day street: tricycle loaded with cartons, awnings, people. */
export function streetMarket(): Scene {
  const canvas = createScene({ top: [178, 202, 224], bottom: [224, 222, 210] })
  canvas.polygon(
    [
      [0, 360],
      [420, 200],
      [860, 330],
      [1340, 180],
      [1920, 340],
      [1920, 480],
      [0, 480],
    ],
    [126, 156, 138],
  )
  const awnings: readonly Colour[] = [
    [186, 62, 54],
    [58, 122, 158],
    [206, 156, 62],
    [84, 138, 92],
  ]
  awnings.forEach((colour, index) => {
    const left = index * 490 - 30
    canvas.rectangle(left + 30, 470, 420, 330, { top: [150, 138, 122], bottom: [120, 108, 94] })
    canvas.polygon(
      [
        [left, 470],
        [left + 60, 360],
        [left + 430, 360],
        [left + 480, 470],
      ],
      { top: shade(colour, 20), bottom: shade(colour, -14) },
    )
    canvas.rectangle(left + 40, 690, 400, 110, [166, 130, 86])
  })
  drawPavement(canvas, 800, [146, 140, 130])
  drawPerson(canvas, 260, 850, 420, { coat: [122, 96, 70] })
  drawPerson(canvas, 1690, 860, 440, { coat: [96, 112, 92] })
  drawTricycle(canvas, 760, 900)
  drawPerson(canvas, 1420, 930, 520, UNIFORM)
  return { canvas, labels: [{ text: '松坪镇农贸市场', x: 560, y: 402, size: 40, colour: 'white', face: 'bold' }] }
}

function drawTricycle(canvas: Canvas, x: number, y: number): void {
  canvas.ellipse(x + 200, y + 64, 380, 22, [0, 0, 0, 0.3])
  canvas.rectangle(x, y - 130, 430, 90, { top: [44, 96, 160], bottom: [30, 70, 122] })
  for (let index = 0; index < 3; index += 1) drawCarton(canvas, x + 14 + index * 132, y - 236, 118, 106, [184, 144, 96])
  for (let index = 0; index < 2; index += 1) drawCarton(canvas, x + 70 + index * 132, y - 340, 118, 104, [174, 134, 88])
  for (const wheel of [x + 90, x + 340]) {
    canvas.ellipse(wheel, y + 10, 62, 62, [34, 34, 36])
    canvas.ellipse(wheel, y + 10, 28, 28, [160, 162, 166])
  }
  canvas.line([x, y - 90], [x - 130, y - 70], 14, [44, 96, 160])
  canvas.line([x - 130, y - 220], [x - 150, y + 10], 12, [60, 62, 66])
  canvas.line([x - 172, y - 214], [x - 92, y - 232], 10, [50, 52, 56])
  canvas.ellipse(x - 152, y + 16, 56, 56, [34, 34, 36])
  canvas.ellipse(x - 152, y + 16, 24, 24, [160, 162, 166])
}
