// What the intake remarks on beside an item.
export const remarks = {
  nameDisagrees: (extension: string) =>
    `文件名的后缀与内容不符：内容实为 ${extension.toUpperCase()} 格式，已按内容归入。请核对来源。`,
  twinElsewhere: (count: number) => `另有 ${count} 个案卷归入过完全相同的文件。请核对是否归错案卷。`,
} as const
