// The people's door: users, roles, signing keys, sign-in.
export { createParcelKeys, type ParcelKeys } from './parcel-keys.ts'
export { createPeople, normalised, type People, type SigningIdentity } from './people.ts'
export { genuineText, type SignedText, signerOf, signText } from './signed-text.ts'
