// What every rule pack says about itself: what it is, whose rule it is, since when, and how sure we are of it.
import * as z from 'zod'
import { isDay } from './day.ts'

const Text = z.string().min(1)
const DayText = z.string().refine(isDay, 'not a calendar day')

export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const PackHead = z.strictObject({
  id: Slug,
  kind: Slug,
  title: Text,
  version: z.string().regex(/^\d+(\.\d+)*$/),
  issuer: Text,
  documentNumber: Text.nullable(),
  source: z.strictObject({
    title: Text,
    documentNumber: Text.nullable(),
    url: z.url().optional(),
    retrievedOn: DayText.optional(),
  }),
  effectiveFrom: DayText,
  effectiveTo: DayText.nullable(),
  /** 'sure': the primary text was read. 'example': shown with the mark 示例, to be replaced by the office. */
  grade: z.enum(['sure', 'example']),
  gradeNote: Text,
  jurisdiction: z.strictObject({
    level: z.enum(['nation', 'province', 'prefecture', 'county', 'unit']),
    name: Text,
  }),
})

export type PackHead = z.infer<typeof PackHead>
