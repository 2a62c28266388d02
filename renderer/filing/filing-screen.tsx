// 归档: what is to be filed by when, what lacks, and the gaps in the numbering.

export function FilingScreen() {
  return null
}
