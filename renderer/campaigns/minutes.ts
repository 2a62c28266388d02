// Working time as the board reports it: minutes with one decimal, so that 15 minutes and 15 and a half differ.
export function minutesOf(seconds: number): string {
  return (seconds / 60).toFixed(1)
}
