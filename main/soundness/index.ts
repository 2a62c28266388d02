// The door of 四性检测.
export { createSoundness, type Soundness } from './soundness.ts'
