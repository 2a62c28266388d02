// What is said of a day that is none.
export const dayText = { notADay: '没有这一天。请按 2026-11-21 的样子填写。' } as const
