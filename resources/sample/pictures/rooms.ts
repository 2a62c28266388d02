// Scenes indoors and on paper: granary, questioning room, hearing room, a plot map.
import type { Canvas, Point } from './canvas.ts'
import { createDice, createScene, drawPerson, type Scene, shade, UNIFORM } from './scene.ts'

/** Inside a granary: the level grain, measuring marks on the wall. */
export function granary(): Scene {
  const canvas = createScene({ top: [188, 184, 170], bottom: [206, 200, 184] })
  for (let index = 0; index < 7; index += 1) {
    canvas.line([index * 320, 0], [960 + (index * 320 - 960) * 0.5, 330], 16, [140, 136, 126])
  }
  canvas.rectangle(300, 320, 1320, 330, { top: [224, 218, 200], bottom: [204, 196, 176] })
  canvas.rectangle(300, 520, 1320, 6, [196, 40, 34])
  canvas.polygon(
    [
      [0, 760],
      [300, 640],
      [1620, 640],
      [1920, 760],
      [1920, 1080],
      [0, 1080],
    ],
    { top: [212, 168, 86], bottom: [186, 138, 62] },
  )
  const dice = createDice(53)
  for (let index = 0; index < 2600; index += 1) {
    const y = 650 + dice() * 430
    canvas.ellipse(dice() * 1920, y, 3 + (y - 640) / 130, 2 + (y - 640) / 240, shade([206, 160, 78], dice() * 60 - 30))
  }
  canvas.line([700, 900], [900, 560], 9, [196, 196, 200])
  return { canvas, labels: [{ text: '3号仓  装粮线', x: 820, y: 470, size: 40, colour: '0xb02820', face: 'bold' }] }
}

function drawWallBoard(canvas: Canvas): void {
  canvas.rectangle(0, 0, 1920, 640, { top: [218, 222, 222], bottom: [198, 202, 200] })
  canvas.rectangle(0, 560, 1920, 80, [126, 148, 164])
  canvas.rectangle(470, 110, 980, 130, { top: [30, 74, 138], bottom: [22, 58, 112] })
}

/** The questioning room of an enforcement office. */
export function questioningRoom(sign: string): Scene {
  const canvas = createScene([180, 176, 168])
  drawWallBoard(canvas)
  canvas.rectangle(0, 640, 1920, 440, { top: [148, 140, 130], bottom: [170, 162, 150] })
  drawPerson(canvas, 1290, 990, 560, { coat: [146, 132, 110] })
  canvas.polygon(
    [
      [300, 760],
      [1560, 740],
      [1760, 960],
      [120, 990],
    ],
    { top: [164, 124, 82], bottom: [136, 98, 62] },
  )
  canvas.polygon(
    [
      [120, 990],
      [1760, 960],
      [1760, 1060],
      [120, 1080],
    ],
    [104, 72, 46],
  )
  canvas.polygon(
    [
      [880, 800],
      [1080, 796],
      [1110, 880],
      [860, 886],
    ],
    [246, 244, 236],
  )
  for (let row = 0; row < 4; row += 1) canvas.line([892, 818 + row * 16], [1072, 814 + row * 16], 3, [140, 140, 140])
  canvas.polygon(
    [
      [420, 700],
      [680, 694],
      [700, 830],
      [430, 838],
    ],
    [44, 46, 50],
  )
  canvas.polygon(
    [
      [432, 712],
      [670, 706],
      [686, 816],
      [444, 824],
    ],
    [126, 168, 198],
  )
  canvas.polygon(
    [
      [1240, 806],
      [1330, 802],
      [1336, 842],
      [1246, 846],
    ],
    [232, 232, 226],
  )
  return { canvas, labels: [{ text: sign, x: 860, y: 146, size: 60, colour: 'white', face: 'bold' }] }
}

/** A hearing: three desks, name plates, people seated. */
export function hearingRoom(): Scene {
  const canvas = createScene([184, 178, 168])
  drawWallBoard(canvas)
  canvas.rectangle(0, 640, 1920, 440, { top: [156, 146, 132], bottom: [178, 168, 152] })
  for (const [x, coat] of [
    [820, [44, 56, 88]],
    [1000, [44, 56, 88]],
    [1160, [60, 64, 78]],
  ] as const) {
    drawPerson(canvas, x, 820, 430, { coat })
  }
  canvas.rectangle(640, 640, 720, 196, { top: [150, 100, 60], bottom: [118, 76, 44] })
  drawPerson(canvas, 260, 1010, 520, UNIFORM)
  drawPerson(canvas, 1640, 1010, 520, { coat: [120, 108, 92] })
  canvas.rectangle(60, 800, 420, 230, { top: [150, 100, 60], bottom: [112, 72, 42] })
  canvas.rectangle(1440, 800, 430, 230, { top: [150, 100, 60], bottom: [112, 72, 42] })
  const plates = [
    { text: '主持人', x: 770, y: 658 },
    { text: '记录员', x: 1110, y: 658 },
    { text: '调查人员', x: 180, y: 820 },
    { text: '当事人', x: 1590, y: 820 },
  ]
  for (const plate of plates)
    canvas.rectangle(plate.x - 14, plate.y - 6, plate.text.length * 34 + 28, 48, [246, 244, 236])
  return {
    canvas,
    labels: [
      { text: '行政处罚听证会', x: 700, y: 144, size: 72, colour: 'white', face: 'bold' },
      ...plates.map((plate) => ({ ...plate, size: 34, colour: '0x202020' })),
    ],
  }
}

/** A plot map as a surveyor draws it: contours, boundary points, neighbours. */
export function plotMap(): Scene {
  const canvas = createScene([252, 251, 246])
  for (const inset of [30, 40]) {
    for (const [from, to] of [
      [
        [inset, inset],
        [1920 - inset, inset],
      ],
      [
        [1920 - inset, inset],
        [1920 - inset, 1080 - inset],
      ],
      [
        [1920 - inset, 1080 - inset],
        [inset, 1080 - inset],
      ],
      [
        [inset, 1080 - inset],
        [inset, inset],
      ],
    ] as const) {
      canvas.line(from, to, inset === 30 ? 5 : 2, [40, 40, 40])
    }
  }
  for (let ring = 0; ring < 7; ring += 1) {
    for (let step = 0; step < 60; step += 1) {
      const at = (turn: number): Point => {
        const angle = (turn / 60) * 2 * Math.PI
        const reach = 130 + ring * 62 + 26 * Math.sin(angle * 3 + ring * 0.4)
        return [900 + reach * 1.35 * Math.cos(angle), 560 + reach * 0.8 * Math.sin(angle)]
      }
      canvas.line(at(step), at(step + 1), 2, [190, 150, 104])
    }
  }
  const corners: readonly Point[] = [
    [560, 300],
    [980, 230],
    [1330, 420],
    [1260, 760],
    [820, 850],
    [520, 640],
  ]
  canvas.polygon(corners, [110, 170, 110, 0.22])
  corners.forEach((corner, index) => {
    canvas.line(corner, corners[(index + 1) % corners.length] ?? corner, 5, [176, 32, 28])
    canvas.ellipse(corner[0], corner[1], 10, 10, [176, 32, 28])
  })
  canvas.line([1720, 250], [1720, 120], 5, [30, 30, 30])
  canvas.polygon(
    [
      [1720, 100],
      [1702, 150],
      [1738, 150],
    ],
    [30, 30, 30],
  )
  const points = corners.map(([x, y], index) => ({
    text: `J${index + 1}`,
    x: x + 16,
    y: y - 40,
    size: 30,
    colour: '0xa02018',
  }))
  return {
    canvas,
    labels: [
      ...points,
      { text: '宗 地 图', x: 860, y: 66, size: 56, colour: '0x202020', face: 'bold' },
      { text: '林地  面积 1.86公顷', x: 800, y: 520, size: 40, colour: '0x205020', face: 'serif' },
      { text: '云岭水沟', x: 1400, y: 640, size: 34, colour: '0x305080', face: 'serif' },
      { text: '集体林地（云岭村委会）', x: 130, y: 430, size: 34, colour: '0x404040', face: 'serif' },
      { text: '防火道', x: 760, y: 920, size: 34, colour: '0x404040', face: 'serif' },
      { text: '北', x: 1702, y: 262, size: 36, colour: '0x202020', face: 'serif' },
      { text: '比例尺 1:2000    测绘日期 2026年7月14日', x: 1180, y: 980, size: 30, colour: '0x202020', face: 'serif' },
    ],
  }
}
