// Why a background task cannot be cancelled, repeated or moved.
export const jobFaults = {
  'job.unknown': () => '没有这项后台任务，它可能已被清理。请刷新任务列表。',
  'job.ended': () => '这项后台任务已经结束，不能再取消。请刷新任务列表查看结果。',
  'job.not-failed': () => '只有失败或已取消的后台任务可以重做。请刷新任务列表查看它的状态。',
  'job.twin': () => '同一份材料的同类任务已在排队或进行中，不需要重做。请等它完成。',
  'job.not-waiting': () => '只有排队中的后台任务可以调整次序。请刷新任务列表后重试。',
} as const
