// Names of periods by their code, from the schedule in force; a code that it no longer knows stays as it is.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { deskQuery } from '../desk/client.ts'

export function usePeriodNames(): (code: string) => string {
  const { data } = useQuery(deskQuery.retention.schedule.queryOptions({ input: {} }))
  return useMemo(() => {
    const names = new Map(data?.periods.map(({ code, title }) => [code, title]))
    return (code) => names.get(code) ?? code
  }, [data])
}
