// What the vault offers to the rest of the program. Nothing here shows a key or a cipher.

/** Gives `sizeBytes` unpredictable bytes. Only frozen vectors and tests replace the system's own source. */
export type RandomSource = (sizeBytes: number) => Uint8Array

export interface KdfParameters {
  readonly algorithm: 'argon2id'
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

export type ArchiveFolderState =
  | { readonly state: 'none' }
  | { readonly state: 'damaged' }
  | { readonly state: 'future'; readonly found: number; readonly known: number }
  | { readonly state: 'locked'; readonly archiveId: string }

/** Secrets of one user, from this user's slot: it survives a changed passphrase and dies with the slot. */
export interface PersonalKey {
  seal(purpose: string, plain: Uint8Array): Buffer
  /** Refuses `vault.sealed-altered`. */
  unseal(purpose: string, sealed: Uint8Array): Buffer
  close(): void
}

/** Opaque outside the vault. Whoever gets one closes it. */
export interface DossierKey {
  readonly dossierId: string
  readonly close: () => void
}

export interface StoredObject {
  readonly objectId: string
  /** Hex, of the plaintext. */
  readonly sha256: string
  readonly sizeBytes: number
}

export type ObjectSource =
  | { readonly path: string }
  | { readonly bytes: Uint8Array }
  | { readonly stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> }

export interface ObjectLabel {
  readonly name: string
  readonly sha256: string
  readonly dossierId: string
}

export interface WatchOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((bytesDone: number) => void) | undefined
}

export interface PutOptions extends WatchOptions {
  readonly dossierKey: DossierKey
  readonly source: ObjectSource
  readonly label: { readonly name: string }
  readonly verify?: boolean | undefined
}

export type VerifyOutcome =
  | { readonly state: 'intact'; readonly sha256: string }
  | { readonly state: 'altered' }
  | { readonly state: 'missing' }

/** What an export has written: every chunk was proven by its tag before it was. */
export interface Exported {
  readonly sizeBytes: number
  readonly sha256: string
  readonly sha512: string
}

export interface ObjectReader {
  readonly objectId: string
  readonly sizeBytes: number
  readonly label: ObjectLabel
  /** The plaintext from `start` up to `endExclusive` (cut at the end of the object). Refuses `vault.object-altered`. */
  read(start: number, endExclusive: number): Promise<Uint8Array>
  /** The same as a stream; decrypting stops when it is cancelled or the signal is aborted. */
  stream(start: number, endExclusive: number, signal?: AbortSignal): ReadableStream<Uint8Array>
  close(): Promise<void>
}

export interface ObjectStore {
  /**
   * Files a source as a new object; when it resolves, the object is on the disk and has its name. On refusal, failure or
   * abort nothing stays. Refuses `vault.source-unreadable`, `vault.source-changed`, `vault.disk-full`,
   * `vault.name-too-long` and, with `verify`, `vault.object-altered`.
   */
  put(options: PutOptions): Promise<StoredObject>
  /** Refuses `vault.object-missing`, `vault.object-altered`. The caller closes the reader. */
  open(objectId: string, dossierKey: DossierKey): Promise<ObjectReader>
  verify(objectId: string, dossierKey: DossierKey, options?: WatchOptions): Promise<VerifyOutcome>
  /**
   * Writes the plaintext to a new file, flushed; for what people take out of the archive on purpose. What was begun is removed
   * when it fails. Refuses `vault.object-missing`, `vault.object-altered`, `vault.disk-full`, `vault.folder-denied`.
   */
  export(objectId: string, dossierKey: DossierKey, path: string, options?: WatchOptions): Promise<Exported>
  /** Only for an object put since the archive was opened, whose row was never committed. */
  discard(objectId: string): Promise<void>
  /**
   * Removes an object for good, whoever put it and when, and closes whoever reads it: only for a held copy (role `held`) whose
   * bytes stand, read back and of the same SHA-256, under another key, and for what a disposal (鉴定销毁) has taken the key of.
   * Nothing happens when it is gone already.
   */
  erase(objectId: string): Promise<void>
  /**
   * Removes leftovers of `incoming/`, moves objects that no row knows to `orphans/`, and brings back from there those that
   * a row knows. Never deletes an object. Objects put since the archive was opened are left alone.
   */
  sweep(known: ReadonlySet<string>): Promise<SweepOutcome>
  /** Counts what `sweep` would touch, and touches nothing. */
  survey(known: ReadonlySet<string>): Promise<SpareFiles>
}

/** How many files of the archive's folder no row knows. */
export interface SpareFiles {
  /** Under the objects, by a name that no row bears. */
  readonly unknown: number
  readonly unfinished: number
  /** Moved to `orphans/` earlier, and kept there. */
  readonly setAside: number
}

/** How many files. */
export interface SweepOutcome {
  readonly removed: number
  readonly setAside: number
  readonly broughtBack: number
}

export interface NewSlot {
  readonly name: string
  readonly passphrase: string
}

export interface Slots {
  /** Checks a passphrase without opening anything. Refuses `vault.wrong-passphrase`. */
  check(name: string, passphrase: string): Promise<PersonalKey>
  /** Refuses `vault.weak-passphrase`, `vault.slot-taken`, `vault.closed` when locked meanwhile. */
  add(slot: NewSlot & { readonly kdf?: KdfParameters | undefined }): Promise<PersonalKey>
  /**
   * Refuses `vault.wrong-passphrase`, `vault.weak-passphrase`, `vault.closed` when locked meanwhile. What `before` sealed,
   * `after` unseals, unless `renewSecret`: then nothing that opened the old slot opens what the new one seals, not even an
   * old copy of archive.json with the old passphrase. For the change from a first passphrase that somebody else has known.
   */
  change(slot: NewSlot & { readonly next: string; readonly renewSecret?: boolean }): Promise<{
    readonly before: PersonalKey
    readonly after: PersonalKey
  }>
  /** Nothing happens when there is no such slot. Refuses `vault.last-slot`, `vault.closed`. */
  remove(name: string): Promise<void>
  /**
   * Zeroes what is kept of this user since the archive was unlocked, so that his next check need not derive again. For
   * when the person leaves while others stay.
   */
  forget(name: string): void
  has(name: string): boolean
}

export interface DossierKeys {
  /** A new key for a dossier: the wrapped copy is for the database, another one is already in its key file. Refuses `vault.closed`. */
  create(dossierId: string): Promise<{ readonly key: DossierKey; readonly wrapped: Buffer }>
  /** From the wrapped copy, or from the key file when null. Refuses `vault.key-missing`, `vault.object-altered`, `vault.closed`. */
  open(dossierId: string, wrapped: Uint8Array | null): Promise<DossierKey>
  /** Destroys the key file; with the database's copy gone too, no object of the dossier can ever be read again. */
  destroy(dossierId: string): Promise<void>
}

export interface OpenVault {
  readonly archiveId: string
  readonly folder: string
  /** 32 bytes; the caller may zero them after use. */
  databaseKey(which: 'archive' | 'search'): Buffer
  /** 32 bytes: the Ed25519 seed of the journal's signing key. */
  journalSeed(): Buffer
  /** Refuses `vault.closed`. */
  seal(purpose: string, plain: Uint8Array): Buffer
  /** Refuses `vault.sealed-altered`, `vault.closed`. */
  unseal(purpose: string, sealed: Uint8Array): Buffer
  readonly slots: Slots
  readonly dossierKeys: DossierKeys
  readonly objects: ObjectStore
  /** When sign-in was refused while the archive was locked (ISO times), each told once. */
  drainRefusedUnlocks(): Promise<readonly { readonly at: string }[]>
  /** Zeroes the keys and stops the workers. */
  close(): void
}
