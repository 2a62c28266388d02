// A file's name cut in its middle where room is short: recordings of one device differ only at the end.
import css from './recordings.module.css'

const kept = 14

export function MiddleCut({ name }: { name: string }) {
  const letters = [...name]
  if (letters.length <= kept) return <span className={css.cut}>{name}</span>
  return (
    <span className={css.middleCut} title={name}>
      <span className={css.nameHead}>{letters.slice(0, -kept).join('')}</span>
      <span className={css.nameEnd}>{letters.slice(-kept).join('')}</span>
    </span>
  )
}
