// What snapshots and clips are called, and how it is told where they come from.
import type { Derivation } from '../contract/dossiers.ts'
import { momentText } from './evidence.ts'

/** How the bytes came to be: the first word of a derivation's recipe. */
export const recipeKinds = ['frame', 'stream-copy', 're-encode'] as const
export type RecipeKind = (typeof recipeKinds)[number]

export const recipeKindNames: Readonly<Record<RecipeKind, string>> = {
  frame: '按原始像素截取',
  'stream-copy': '流复制',
  're-encode': '重新编码',
}

/** The recipe's first word; the arguments follow it. */
export function recipeKind(recipe: string): string {
  return recipe.split(' ', 1)[0] ?? recipe
}

export function recipeWords(recipe: string): string {
  const kind = recipeKind(recipe)
  return recipeKinds.find((known) => known === kind) === undefined ? kind : recipeKindNames[kind as RecipeKind]
}

/** A title in its marks; a title inside it takes the single ones (GB/T 15834). */
function quoted(title: string): string {
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`
}

/** A title is 200 characters at most; the parent's gives way. */
const parentTitle = (title: string): string => quoted([...title].slice(0, 80).join(''))

/** 《现场检查录像》00:00:05 截图 */
export function snapshotTitle(parent: string, atMs: number): string {
  return `${parentTitle(parent)}${momentText(atMs)} 截图`
}

/** 《现场检查录像》00:00:05–00:00:12 片段 */
export function clipTitle(parent: string, startMs: number, endMs: number): string {
  return `${parentTitle(parent)}${momentText(startMs)}–${momentText(endMs)} 片段`
}

/** What a redacted copy is called when it is saved. */
export function redactedName(title: string): string {
  return `${title}（遮蔽副本）`
}

/** “截自《现场检查录像》00:00:05” */
export function takenFrom({ title, startMs, endMs }: Pick<Derivation, 'title' | 'startMs' | 'endMs'>): string {
  const place = endMs === null ? momentText(startMs) : `${momentText(startMs)}–${momentText(endMs)}`
  return `截自${quoted(title)}${place}`
}
