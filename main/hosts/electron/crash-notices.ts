// What happens when something breaks: the archive is locked, and the person reads a number, never a message that could
// quote a case. No crash reporter runs; a memory dump would hold what the archive encrypts.
import { randomBytes } from 'node:crypto'
import { app, type BrowserWindow, dialog } from 'electron'
import { electronText } from './text.ts'

export interface CrashActions {
  /** Ends the session and opens a new window on the sign-in page. */
  reopen(): void
  close(): Promise<void>
}

export function watchForFailures({ close }: CrashActions): void {
  let failing = false
  const fail = (): void => {
    if (failing) return
    failing = true
    const number = randomBytes(4).toString('hex')
    void Promise.race([close().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 5000))]).then(
      () => {
        dialog.showErrorBox(electronText.title, electronText.broken(number))
        app.exit(3)
      },
    )
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
}

export function watchWindow(window: BrowserWindow, { reopen }: CrashActions): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const { message, reopen: again, quit } = electronText.windowGone
    const buttons = [again, quit]
    void dialog
      .showMessageBox({ type: 'error', title: electronText.title, message, buttons, cancelId: 1 })
      .then((answer) => {
        if (answer.response === 0) reopen()
        else app.quit()
      })
  })
  window.on('unresponsive', () => {
    const { message, wait, reopen: again } = electronText.unresponsive
    const buttons = [wait, again]
    const box = { type: 'warning' as const, title: electronText.title, message, buttons, cancelId: 0 }
    void dialog.showMessageBox(box).then((answer) => {
      if (answer.response === 1) reopen()
    })
  })
}
