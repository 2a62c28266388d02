// 借阅登记簿: every request, its decision, its copies, its return.

export function LendingScreen() {
  return null
}
