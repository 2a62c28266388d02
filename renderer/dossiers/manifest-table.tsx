// What the seal holds, item by item.
import { Fragment } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { volumeNames } from '#shared/text/states.ts'
import { HashText } from '../ui/hash-text.tsx'
import { extentOf } from './catalogue-row.tsx'
import css from './panels.module.css'
import { dossierText } from './text.ts'

const { columns } = dossierText.seal
const volumes = ['main', 'restricted'] as const

export function ManifestTable({ items }: { items: readonly Item[] }) {
  if (items.length === 0) return null
  return (
    <table className={css.manifest}>
      <thead>
        <tr>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.title}</th>
          <th scope="col">{columns.extent}</th>
          <th scope="col">{columns.hash}</th>
        </tr>
      </thead>
      <tbody>
        {volumes.map((volume) => {
          const rows = items.filter((item) => item.volume === volume).sort((a, b) => a.position - b.position)
          if (rows.length === 0) return null
          return (
            <Fragment key={volume}>
              <tr>
                <td className={css.group} colSpan={4}>
                  {volumeNames[volume]}
                </td>
              </tr>
              {rows.map((item) => (
                <tr key={item.id}>
                  <td className={css.number}>{item.position}</td>
                  <td>{item.title}</td>
                  <td className={css.number}>{extentOf(item)}</td>
                  <td>
                    <HashText value={item.sha256} label={`${item.title} ${columns.hash}`} keep={4} />
                  </td>
                </tr>
              ))}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
