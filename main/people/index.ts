// The people's door: users, roles, signing keys, sign-in.
export { createPeople, type People } from './people.ts'
