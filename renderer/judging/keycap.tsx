// The key beside a button's words. Drawn, not written: the button is called by its words alone.
import css from './judging.module.css'

export function Keycap({ name }: { name: string }) {
  return <kbd className={css.keycap} data-key={name} />
}
