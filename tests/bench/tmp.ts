import { measureDock } from './dock.ts'

console.log(await measureDock(100))
