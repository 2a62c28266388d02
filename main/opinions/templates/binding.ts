// What every opinion says at its end: which exact material it judged, and how a stranger checks that.
import type { Block, FormField } from '../../printing/index.ts'

export interface Binding {
  readonly archiveId: string
  /** SHA-256 of the manifest's canonical JSON. */
  readonly manifestSha256: string
  /** What the manifest is of: the sealed dossier, the material submitted for review, or the dossier as it was filed so far. */
  readonly of: 'seal' | 'submission' | 'filing'
  readonly journal: { readonly position: number; readonly hash: string }
}

/** Hashes are set in groups of eight so that they can be compared by eye. */
export function grouped(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? hash
}

const manifestNames = { seal: '封卷清单', submission: '送审材料清单', filing: '卷内材料清单（未封卷）' } as const

/**
 * @param paper what the paper calls itself
 * @param first what it binds beside the manifest
 */
export function bindingBlocks(binding: Binding, paper = '本意见书', first: readonly FormField[][] = []): Block[] {
  const what = manifestNames[binding.of]
  return [
    {
      type: 'fields',
      rows: [
        ...first,
        [{ label: `${what} SHA-256`, value: grouped(binding.manifestSha256) }],
        [{ label: `审计日志第 ${binding.journal.position} 条`, value: grouped(binding.journal.hash) }],
        [{ label: '存档编号', value: grouped(binding.archiveId) }],
      ],
    },
    {
      type: 'paragraph',
      size: 'small',
      text: `${paper}所依据的材料以上列${what}的散列值为准；材料有任何改动，散列值即不相同。本文件带有电子签名，并附机读数据 opinion.json，可用任何支持 PAdES 的阅读器和存档根证书验证。签署时间为签署人所用计算机的时间，未经时间戳机构证明。`,
    },
  ]
}
