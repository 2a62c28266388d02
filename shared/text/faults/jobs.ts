export const jobFaults = {
  'job.unknown': () => '没有这项后台任务，它可能已被清理。请刷新任务列表。',
  'job.ended': () => '这项后台任务已经结束，不能再取消。请刷新任务列表查看结果。',
} as const
