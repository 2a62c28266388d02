// The heading of a screen that has nothing to show yet or may not: heard, not seen.
export function ScreenTitle({ title }: { title: string }) {
  return <h1 className="visually-hidden">{title}</h1>
}
