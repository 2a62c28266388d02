// 鉴定销毁: what has run out, what is held, appraisals and their registers.

export function RetentionScreen() {
  return null
}
