// What the sample county tells its caller: every dossier's facts, its files in filing order, and the defects planted in it.

/** A day, `YYYY-MM-DD`, in the county's own time (UTC+8). */
export type SampleDay = string
export type SampleCategory = 'penalty' | 'licence' | 'coercion' | 'inspection' | 'levy' | 'confirmation'
export type SampleVolume = 'main' | 'restricted'

/** `pending` dossiers have no decision yet: they are there to be legally reviewed. */
export type SampleState = 'closed' | 'pending'

export interface SampleParty {
  readonly kind: 'organisation' | 'person'
  readonly name: string
  /** 统一社会信用代码 or 公民身份号码. Check digits are right, the region 539999 does not exist. */
  readonly code: string
  readonly address: string
  /** 法定代表人 or 负责人 of an organisation. */
  readonly representative?: string
}

export interface SampleOfficer {
  readonly name: string
  /** 执法证号. */
  readonly card: string
}

export interface SampleDates {
  readonly filedOn: SampleDay
  readonly noticeOn?: SampleDay
  readonly reviewedOn?: SampleDay
  readonly decidedOn?: SampleDay
  readonly servedOn?: SampleDay
  readonly closedOn?: SampleDay
}

export interface SampleItem {
  /** Relative to the sample folder, with `/`. */
  readonly path: string
  readonly title: string
  /** The form's name in the office's own set, such as 询问笔录; recordings have 执法音视频. */
  readonly paperKind: string
  readonly volume: SampleVolume
  readonly number?: string
  readonly madeOn: SampleDay
  /** Pages of a PDF; absent for everything else. */
  readonly pages?: number
  /** Facts of a recording: begun (`YYYY-MM-DDTHH:MM:SS`, county time), planned length, device and 执法证号. */
  readonly recording?: {
    readonly startedAt: string
    readonly seconds: number
    readonly device: string
    readonly card: string
    /** Segments of one event share its name. */
    readonly event?: string
  }
  readonly description: string
}

export interface SampleDefect {
  readonly dossier: string
  /** Stable name of the defect, such as `notice-in-natural-days`. */
  readonly code: string
  readonly sentence: string
  readonly where: {
    readonly itemTitle: string
    readonly page?: number
    /** The part of the page that shows it, in fractions from the top left corner. */
    readonly region?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    readonly second?: number
  }
  /** MEE 2024 table: `V-14` a veto, `B-9` a basic element, `P3-5.4` part of an item; else a review head. */
  readonly criterion: string
}

export interface SampleDossier {
  readonly key: string
  /** Folder of its files, relative to the sample folder. */
  readonly folder: string
  readonly category: SampleCategory
  readonly state: SampleState
  /** 文号 of the decision, or of the filing where nothing has been decided. */
  readonly number: string
  readonly name: string
  readonly party: SampleParty
  readonly agency: string
  readonly officers: readonly SampleOfficer[]
  readonly dates: SampleDates
  readonly summary: string
  readonly items: readonly SampleItem[]
}

export interface SampleCounty {
  readonly county: string
  /** The line that every page carries. */
  readonly note: string
  readonly dossiers: readonly SampleDossier[]
  readonly defects: readonly SampleDefect[]
}
