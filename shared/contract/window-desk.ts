// What the Electron window offers its page beyond the door, as `window.desk`; absent in a browser.
export interface WindowDesk {
  readonly version: string
  /** Lets the person choose another archive. True when one was chosen: the window then opens anew on it. */
  chooseFolder(): Promise<boolean>
  /** Asks where to save, and saves. False when the person thought better of it. */
  saveFile(name: string, bytes: Uint8Array): Promise<boolean>
  /** The system's print dialog for the page as shown. False when it was dismissed. */
  print(): Promise<boolean>
}

export const windowDeskChannels = {
  chooseFolder: 'desk:choose-folder',
  saveFile: 'desk:save-file',
  print: 'desk:print',
} as const

/** How the version reaches the preload script, which may not read files. */
export const windowVersionArgument = '--anjuan-version='
