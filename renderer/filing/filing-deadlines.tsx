// 归档期限: which dossiers are to be filed by when.

export function FilingDeadlines() {
  return null
}
