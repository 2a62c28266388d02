// The roles of one person. Sets that must not be held together say why, before they can be saved.
import { Button, Checkbox } from 'antd'
import { useId, useState } from 'react'
import type { Person } from '#shared/contract/people.ts'
import { caseRoles, guardianRoles, type Role, rolesConflict } from '#shared/contract/roles.ts'
import { conflictSentences, roleDuties, roleNames } from '#shared/text/roles.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './people-screen.module.css'
import { peopleText } from './text.ts'

export function RoleChoice({ person }: { person: Person }) {
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles)
  const id = useId()
  const text = peopleText.roles
  const conflict = rolesConflict(chosen)
  const changed = chosen.length !== person.roles.length || chosen.some((role) => !person.roles.includes(role))
  const grant = useDeed(desk.people.grantRoles, { done: text.saved, refreshes: [deskQuery.people.list.key()] })
  const box = (role: Role) => (
    <Checkbox
      key={role}
      className={css.role ?? ''}
      checked={chosen.includes(role)}
      onChange={({ target }) =>
        setChosen(target.checked ? [...chosen, role] : chosen.filter((other) => other !== role))
      }
    >
      {roleNames[role]}
      <span className={css.duty}>{roleDuties[role]}</span>
    </Checkbox>
  )
  return (
    <fieldset className={css.roles} aria-describedby={conflict === null ? undefined : id}>
      <legend>{text.title}</legend>
      <p className={css.group}>{text.cases}</p>
      {caseRoles.map(box)}
      <p className={css.group}>{text.guardians}</p>
      {guardianRoles.map(box)}
      {conflict !== null && (
        <p id={id} role="alert" className={css.conflict}>
          {conflictSentences[conflict]}
        </p>
      )}
      <div>
        <Button
          type="primary"
          disabled={!changed || conflict !== null}
          loading={grant.running}
          onClick={() => grant.run({ id: person.id, roles: [...chosen] })}
        >
          {changed ? text.save : text.unchanged}
        </Button>
      </div>
    </fieldset>
  )
}
