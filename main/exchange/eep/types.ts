// What an EEP (电子文件封装包, DA/T 48-2009) holds in this program's profile: one dossier with its items, where each file is named
// by a path beside the package and its hash, or for small ones carried inside.

/** One metadata element, by the names under which the scheme has it. */
export interface EepElement {
  readonly group: string
  readonly name: string
  readonly value: string
}

export type EepFileContent =
  /** Lies beside the package, at this relative path with `/`. */
  { readonly kind: 'reference'; readonly path: string } | { readonly kind: 'inline'; readonly bytes: Uint8Array }

/** 文档: the original of an item. */
export interface EepDocument {
  readonly id: string
  readonly title: string
  readonly name: string
  readonly mime: string
  readonly sizeBytes: number
  /** Lower-case hex. */
  readonly sha256: string
  readonly content: EepFileContent
}

/** 文件实体: the dossier first (案卷), then its items (文件) in the order of the catalogue. */
export interface EepRecord {
  readonly id: string
  readonly level: '案卷' | '文件'
  readonly metadata: readonly EepElement[]
  /** None for the dossier itself. */
  readonly document: EepDocument | null
}

/** 业务实体: what was done, from the journal. */
export interface EepBusiness {
  readonly id: string
  readonly deed: string
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Id of the agent. */
  readonly by: string
  readonly basis: string | null
  readonly description: string | null
}

/** 机构人员实体. */
export interface EepAgent {
  readonly id: string
  readonly type: '单位' | '部门' | '个人'
  readonly name: string
  readonly code: string | null
  /** Id of the agent it belongs to. */
  readonly belongsTo: string | null
}

export interface EepRelation {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly type: string
  readonly description: string | null
}

export interface EepSignature {
  readonly id: string
  readonly rule: string
  readonly at: string
  readonly signer: string
  /** ECDSA P-256 over SHA-256 of the signed text, DER. */
  readonly value: Uint8Array
  /** DER. */
  readonly certificate: Uint8Array
  readonly algorithm: string
}

export interface EepContent {
  /** 封装包类型. */
  readonly type: '原始型' | '修改型'
  readonly createdAt: string
  /** 封装包创建单位. */
  readonly createdBy: string
  readonly description: string
  readonly records: readonly EepRecord[]
  readonly business: readonly EepBusiness[]
  readonly agents: readonly EepAgent[]
  readonly relations: readonly EepRelation[]
}

/** Signs the UTF-8 bytes of the canonical form of 被签名对象. */
export interface EepSigner {
  readonly name: string
  readonly certificate: Uint8Array
  readonly at: string
  sign(bytes: Uint8Array): Uint8Array
}

export interface ReadEep extends EepContent {
  readonly signatures: readonly EepSignature[]
  /** The canonical form of 被签名对象: what the signatures are over. */
  readonly signedText: string
}
