// A titled box in the gallery.
import type { ReactNode } from 'react'

export function Card({
  title,
  children,
  flush,
  tall,
}: {
  title: string
  children: ReactNode
  flush?: boolean
  tall?: boolean
}) {
  return (
    <section className="gallery-card" aria-label={title}>
      <h2>{title}</h2>
      <div className={`${flush ? '' : 'gallery-body'} ${tall ? 'gallery-tall' : ''}`}>{children}</div>
    </section>
  )
}
