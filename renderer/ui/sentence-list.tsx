// Sentences one under the other, each with its dash: what an act will bring about.
import css from './sentence-list.module.css'

export function SentenceList({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className={css.list}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
