// In the head of the list: how many minutes a dossier takes on average, and by inspector on asking.
import { useQuery } from '@tanstack/react-query'
import { Popover } from 'antd'
import { deskQuery } from '../desk/client.ts'
import css from './pace-note.module.css'
import { evaluationText } from './text.ts'

const text = evaluationText.pace

export function PaceNote() {
  const pace = useQuery(deskQuery.evaluation.pace.queryOptions({ input: {} }))
  const { office = null, inspectors = [] } = pace.data ?? {}
  if (office === null) return null
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={text.title}
      content={
        <table className={css.table}>
          <thead>
            <tr>
              {text.columns.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inspectors.map(({ inspector, evaluations, averageSeconds, medianSeconds }) => (
              <tr key={inspector}>
                <th scope="row">{inspector}</th>
                <td>{evaluations}</td>
                <td>{minutes(averageSeconds)}</td>
                <td>{minutes(medianSeconds)}</td>
              </tr>
            ))}
          </tbody>
          <caption className={css.note}>{text.note}</caption>
        </table>
      }
    >
      <button type="button" className={css.pace}>
        {text.office(minutes(office.averageSeconds))}
      </button>
    </Popover>
  )
}

/** Minutes to a tenth. */
function minutes(seconds: number): string {
  return (seconds / 60).toFixed(1)
}
