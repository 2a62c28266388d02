// A file's name cut in its middle where room is short: recordings of one device differ only at the end.
// Read out whole.
import css from './recordings.module.css'

const kept = 14

export function MiddleCut({ name }: { name: string }) {
  const letters = [...name]
  if (letters.length <= kept) return <span className={css.cut}>{name}</span>
  return (
    <span className={css.middleCut} title={name}>
      <span className="visually-hidden">{name}</span>
      <span className={css.nameHead} aria-hidden="true">
        {letters.slice(0, -kept).join('')}
      </span>
      <span className={css.nameEnd} aria-hidden="true">
        {letters.slice(-kept).join('')}
      </span>
    </span>
  )
}
