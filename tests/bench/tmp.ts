import { measureDock } from './dock.ts'

console.log(await measureDock(Number(process.argv[2])))
