// The door of exchange.
export { createPackages, type Packages } from './packages.ts'
