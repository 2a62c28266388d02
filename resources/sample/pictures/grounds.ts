// Scenes out of doors: a wooded hillside, a riverbank in flood.
import type { Canvas, Colour, Point } from './canvas.ts'
import { createDice, createScene, drawPerson, type Scene, shade } from './scene.ts'

function drawTree(canvas: Canvas, x: number, y: number, height: number, leaves: Colour): void {
  canvas.rectangle(x - height * 0.03, y - height * 0.3, height * 0.06, height * 0.3, [84, 62, 44])
  for (const [share, width] of [
    [0.22, 0.3],
    [0.44, 0.24],
    [0.66, 0.17],
  ] as const) {
    canvas.polygon(
      [
        [x - height * width, y - height * share],
        [x + height * width, y - height * share],
        [x, y - height * (share + 0.36)],
      ],
      { top: shade(leaves, 14), bottom: shade(leaves, -18) },
    )
  }
}

function drawHills(canvas: Canvas): void {
  const far: readonly Point[] = [
    [0, 420],
    [300, 260],
    [640, 380],
    [1020, 220],
    [1420, 360],
    [1920, 230],
    [1920, 560],
    [0, 560],
  ]
  canvas.polygon(far, { top: [132, 160, 170], bottom: [156, 178, 172] })
  canvas.polygon(
    [
      [0, 520],
      [520, 360],
      [1100, 500],
      [1600, 380],
      [1920, 470],
      [1920, 700],
      [0, 700],
    ],
    { top: [92, 130, 98], bottom: [110, 144, 104] },
  )
}

/** A wooded slope; `bared` shows the levelled ground and the stone heap of the forest-land case. */
export function hillside(bared: boolean): Scene {
  const canvas = createScene({ top: [178, 204, 228], bottom: [226, 232, 230] })
  drawHills(canvas)
  canvas.rectangle(0, 640, 1920, 440, { top: [96, 122, 70], bottom: [122, 116, 74] })
  const dice = createDice(bared ? 19 : 23)
  for (let index = 0; index < 46; index += 1) {
    const y = 600 + (index / 46) * 300
    const x = dice() * 1920
    if (bared && x > 520 && x < 1500 && y > 640) continue
    drawTree(canvas, x, y, 150 + (y - 600) * 0.7, [46 + dice() * 22, 92 + dice() * 26, 52])
  }
  if (bared) {
    canvas.polygon(
      [
        [470, 700],
        [1500, 690],
        [1740, 1000],
        [260, 1020],
      ],
      { top: [186, 158, 116], bottom: [164, 132, 92] },
    )
    canvas.polygon(
      [
        [900, 800],
        [1080, 640],
        [1180, 620],
        [1420, 810],
      ],
      { top: [180, 178, 172], bottom: [132, 128, 122] },
    )
    for (let index = 0; index < 60; index += 1) {
      canvas.ellipse(
        900 + dice() * 520,
        770 + dice() * 50,
        8 + dice() * 16,
        6 + dice() * 9,
        shade([150, 146, 140], dice() * 40 - 20),
      )
    }
    for (const x of [560, 660, 740]) canvas.ellipse(x, 820 + (x % 90), 26, 12, [110, 82, 56])
  }
  return { canvas, labels: [] }
}

/** A swollen river, sandbags, an excavator at work. */
export function riverbank(): Scene {
  const canvas = createScene({ top: [124, 134, 146], bottom: [178, 182, 184] })
  drawHills(canvas)
  canvas.polygon(
    [
      [0, 600],
      [1920, 560],
      [1920, 780],
      [0, 860],
    ],
    { top: [146, 118, 84], bottom: [122, 98, 72] },
  )
  for (let index = 0; index < 26; index += 1)
    canvas.line(
      [index * 84, 640 + (index % 5) * 36],
      [index * 84 + 120, 634 + (index % 5) * 36],
      5,
      [178, 152, 116, 0.7],
    )
  canvas.polygon(
    [
      [0, 850],
      [1920, 770],
      [1920, 1080],
      [0, 1080],
    ],
    { top: [104, 108, 74], bottom: [92, 84, 60] },
  )
  const dice = createDice(31)
  for (let row = 0; row < 3; row += 1) {
    for (let index = 0; index < 14; index += 1) {
      canvas.ellipse(
        90 + index * 82 + row * 20,
        880 - row * 34 + dice() * 8,
        48,
        24,
        shade([206, 198, 172], dice() * 26 - 30),
      )
    }
  }
  drawExcavator(canvas, 1240, 860)
  drawPerson(canvas, 1050, 1000, 400, { coat: [60, 70, 92], vest: [230, 116, 36], cap: [240, 196, 52] })
  return { canvas, labels: [] }
}

function drawExcavator(canvas: Canvas, x: number, y: number): void {
  const body: Colour = [226, 166, 40]
  canvas.ellipse(x + 170, y + 66, 260, 20, [0, 0, 0, 0.35])
  canvas.polygon(
    [
      [x, y],
      [x + 340, y - 8],
      [x + 360, y + 50],
      [x - 16, y + 60],
    ],
    { top: [52, 52, 54], bottom: [30, 30, 32] },
  )
  canvas.rectangle(x + 30, y - 130, 300, 128, { top: body, bottom: shade(body, -30) })
  canvas.rectangle(x + 30, y - 250, 130, 124, { top: shade(body, 10), bottom: body })
  canvas.rectangle(x + 46, y - 236, 98, 80, [118, 150, 166])
  canvas.line([x + 60, y - 120], [x - 150, y - 380], 40, body)
  canvas.line([x - 150, y - 380], [x - 330, y - 180], 30, shade(body, -12))
  canvas.polygon(
    [
      [x - 372, y - 190],
      [x - 290, y - 180],
      [x - 300, y - 96],
      [x - 384, y - 120],
    ],
    [70, 70, 72],
  )
}
