// The door of parcels.
export { createParcels, type Parcels } from './parcels.ts'
export { freeBytesOf } from './place.ts'
