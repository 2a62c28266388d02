// One person: what is known, their roles, and whether they may sign in.
import type { Person } from '#shared/contract/people.ts'
import { roleDuties, roleNames } from '#shared/text/roles.ts'
import { useHolds } from '../desk/session.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { PersonState } from './people-columns.tsx'
import css from './people-screen.module.css'
import { RoleChoice } from './role-choice.tsx'
import { StateActions } from './state-actions.tsx'
import { peopleText } from './text.ts'

export function PersonPanel({ person }: { person: Person }) {
  const { columns } = peopleText
  const mayAdmit = useHolds(['administrator'])
  const maySecure = useHolds(['security'])
  return (
    <div className={css.person}>
      <h2 className={css.name}>
        {person.displayName}
        <PersonState state={person.state} />
      </h2>
      <FieldList
        fields={[
          { key: 'name', label: columns.signIn, value: person.name },
          { key: 'unit', label: columns.unit, value: person.unit },
          { key: 'card', label: columns.card, value: person.card },
          { key: 'created', label: columns.created, value: formatMinute(person.createdAt) },
          {
            key: 'last',
            label: columns.last,
            value: person.lastSignedInAt === null ? peopleText.never : formatMinute(person.lastSignedInAt),
          },
          {
            key: 'fingerprint',
            label: peopleText.fingerprint,
            value:
              person.certificateFingerprint === null ? (
                peopleText.noFingerprint
              ) : (
                <HashText value={person.certificateFingerprint} label={peopleText.fingerprint} />
              ),
          },
        ]}
      />
      {mayAdmit && (
        <div>
          <StateActions person={person} />
        </div>
      )}
      {maySecure ? <RoleChoice key={person.roles.join()} person={person} /> : <HeldRoles person={person} />}
    </div>
  )
}

function HeldRoles({ person }: { person: Person }) {
  return (
    <section className={css.roles}>
      <h3 className={css.rolesTitle}>{peopleText.roles.title}</h3>
      {person.roles.map((role) => (
        <p key={role}>
          {roleNames[role]}
          <span className={css.duty}>{roleDuties[role]}</span>
        </p>
      ))}
      <p className={css.note}>{peopleText.roles.onlySecurity}</p>
    </section>
  )
}
