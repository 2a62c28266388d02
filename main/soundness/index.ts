// The door of 四性检测.
export { completenessBy } from './completeness.ts'
export type { JudgedPackage, PackageTests } from './package-tests.ts'
export { createSoundness, type Soundness } from './soundness.ts'
