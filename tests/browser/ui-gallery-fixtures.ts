// The files the gallery shows, made afresh by real tools: clips, a sound, scans, a picture, a Word document.
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { letterDocx } from './ui-gallery-docx.ts'
import { decisionPages, scannedPdf, typedPdf } from './ui-gallery-pdfs.ts'

const run = promisify(execFile)

const scanWidth = 1240
const scanHeight = 1754
const scene = 'gradients=s=1280x720:c0=0x5b7f95:c1=0x9fb7a4:c2=0xd8cfae:n=3:seed=7:speed=0.01'

export async function makeFixtures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const at = (name: string) => join(folder, name)
  const ffmpeg = (...args: readonly string[]) => run('ffmpeg', ['-v', 'error', '-y', ...args])
  const font = await chineseFont()
  const words = (text: string, size: number, y: number | string) =>
    `drawtext=fontfile=${font}:text=${text}:fontsize=${size}:fontcolor=black:x=(w-tw)/2:y=${y}`
  const burned = `drawtext=fontfile=${font}:text='%{pts\\:hms}  DSJ-0417':fontsize=30:fontcolor=white:box=1:boxcolor=black@0.5:x=24:y=24`
  const clip = ['-f', 'lavfi', '-i', `${scene}:r=25:d=20`, '-f', 'lavfi', '-i', 'sine=f=330:d=20', '-vf', burned]
  await Promise.all([
    ffmpeg(
      ...clip,
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-g',
      '25',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-movflags',
      '+faststart',
      at('clip.mp4'),
    ),
    ffmpeg(
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=320x180:r=25:d=1',
      '-c:v',
      'libx265',
      '-x265-params',
      'log-level=error',
      '-pix_fmt',
      'yuv420p',
      '-tag:v',
      'hvc1',
      at('hevc.mp4'),
    ),
    ffmpeg('-f', 'lavfi', '-i', 'sine=f=330:d=12', at('tone.mp3')),
    ffmpeg('-f', 'lavfi', '-i', scene, '-frames:v', '1', '-update', '1', at('picture.jpg')),
    ffmpeg('-f', 'lavfi', '-i', 'color=c=0xc00000:s=160x90', '-frames:v', '1', '-update', '1', at('seal.png')),
    ffmpeg(
      '-f',
      'lavfi',
      '-i',
      `color=c=white:s=${scanWidth}x${scanHeight}`,
      '-vf',
      scanLook(words),
      '-frames:v',
      '1',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      at('scan.gray'),
    ),
  ])
  await ffmpeg(
    '-i',
    at('clip.mp4'),
    '-vf',
    'fps=1,scale=160:90,tile=5x4',
    '-frames:v',
    '1',
    '-update',
    '1',
    at('film.jpg'),
  )
  const shape = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${scanWidth}x${scanHeight}`]
  await ffmpeg(
    ...shape,
    '-i',
    at('scan.gray'),
    '-c:v',
    'jpeg2000',
    '-format',
    'jp2',
    '-f',
    'image2',
    '-update',
    '1',
    at('scan.jp2'),
  )
  const [gray, jp2, seal] = await Promise.all(['scan.gray', 'scan.jp2', 'seal.png'].map((name) => readFile(at(name))))
  if (!gray || !jp2 || !seal) throw new Error('ffmpeg made no scan')
  const paper = typedPdf(decisionPages())
  await Promise.all([
    writeFile(at('paper.pdf'), paper),
    writeFile(at('broken.pdf'), paper.subarray(0, 900)),
    writeFile(at('scan.pdf'), scannedPdf({ gray, width: scanWidth, height: scanHeight, jp2 })),
    writeFile(at('letter.docx'), letterDocx(seal)),
  ])
  await run('qpdf', ['--encrypt', 'secret', 'owner', '256', '--', at('paper.pdf'), at('locked.pdf')])
}

/** A form as a scanner sees it: words, rules, a frame. */
function scanLook(words: (text: string, size: number, y: number | string) => string): string {
  const rows = [
    '单位名称　示例县向阳养殖场',
    '检查时间　二〇二六年八月六日',
    '检查地点　示例县永春乡',
    '检查情况　圈舍六栋　存栏三十五头',
    '执法人员　张××　李××',
  ]
  return [
    words('现场检查（勘验）笔录', 64, 200),
    ...rows.flatMap((text, index) => [
      words(text, 38, 380 + index * 120),
      `drawbox=x=140:y=${350 + index * 120}:w=960:h=120:color=black:t=3`,
    ]),
    words('本文书为软件测试虚构', 30, 1640),
  ].join(',')
}

async function chineseFont(): Promise<string> {
  const { stdout } = await run('fc-match', ['-f', '%{file}', 'Noto Serif CJK SC'])
  return stdout
}
