// Writes an EEP package (DA/T 48-2009) in this program's profile, whose schema is resources/schemas/eep-profile.xsd.

import { element, type XmlElement, xmlText } from '#shared/rules/xml-text.ts'
import type { EepContent, EepDocument, EepElement, EepRecord, EepSigner } from './types.ts'

export const eepNamespace = 'http://www.saac.gov.cn/standards/ERM/encapsulation'
export const eepVersion = '2009'
export const signatureRule = '对“被签名对象”元素的规范形式（C14N 1.0）按 UTF-8 编码取 SHA-256，以 ECDSA P-256 签名'
/** ecdsa-with-SHA256. */
export const signatureAlgorithm = '1.2.840.10045.4.3.2'

const formatDescription = '本封装包按 DA/T 48-2009 的结构封装；原件以相对路径和 SHA-256 引用，或以 Base64 编码置于包内'
const encodingDescriptions = {
  reference: '编码数据是原件相对于封装包所在文件夹的路径',
  inline: '编码数据是原件二进制流的 Base64 编码',
} as const

/** @param signers each signs the same object, in this order */
export function writeEep(content: EepContent, signers: readonly EepSigner[] = []): string {
  const signedText = xmlText(signedObject(content))
  const signatures = signers.map((signer, at) => signature(signer, signedText, at + 1))
  const head = [element('封装包格式描述', formatDescription), element('版本', eepVersion)].map(xmlText).join('')
  const block = signatures.length === 0 ? '' : xmlText(element('电子签名块', signatures))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<电子文件封装包 xmlns="${eepNamespace}">${head}${signedText}${block}</电子文件封装包>\n`
}

/** The namespace is said once more, so that this element is its own canonical form also when it is taken out alone. */
function signedObject(content: EepContent): XmlElement {
  const attributes = [
    ['xmlns', eepNamespace],
    ['eep版本', eepVersion],
  ] as const
  const { type, description, createdAt, createdBy } = content
  return element(
    '被签名对象',
    [
      element('封装包类型', type),
      element('封装包类型描述', description),
      element('封装包创建时间', createdAt),
      element('封装包创建单位', createdBy),
      element('封装内容', [
        element('文件实体块', content.records.map(recordElement)),
        element(
          '业务实体块',
          content.business.map(({ id, deed, at, by, basis, description: words }) =>
            element('业务实体', [
              element('业务标识符', id),
              element('业务行为', deed),
              element('行为时间', at),
              element('机构人员标识符', by),
              optional('行为依据', basis),
              optional('行为描述', words),
            ]),
          ),
        ),
        element(
          '机构人员实体块',
          content.agents.map((agent) =>
            element('机构人员实体', [
              element('机构人员标识符', agent.id),
              element('机构人员类型', agent.type),
              element('机构人员名称', agent.name),
              optional('组织机构代码', agent.code),
              optional('机构人员隶属', agent.belongsTo),
            ]),
          ),
        ),
        element(
          '实体关系块',
          content.relations.map((relation) =>
            element('实体关系', [
              element('实体关系标识符', relation.id),
              element('源实体标识符', relation.from),
              element('目标实体标识符', relation.to),
              element('关系类型', relation.type),
              optional('关系描述', relation.description),
            ]),
          ),
        ),
      ]),
    ],
    attributes,
  )
}

function recordElement({ id, level, metadata, document }: EepRecord): XmlElement {
  return element('文件实体', [
    element('文件标识符', id),
    element('聚合层次', level),
    element('元数据', groupElements(metadata)),
    document === null ? null : element('文件数据', [documentElement(document)]),
  ])
}

/** Elements keep their order; those of one group stand together. */
function groupElements(metadata: readonly EepElement[]): XmlElement[] {
  return [...Map.groupBy(metadata, ({ group }) => group)].map(([group, elements]) =>
    element(
      group,
      elements.map(({ name, value }) => element(name, value)),
    ),
  )
}

function documentElement(document: EepDocument): XmlElement {
  const { content } = document
  const data = content.kind === 'reference' ? content.path : Buffer.from(content.bytes).toString('base64')
  return element('文档', [
    element('文档标识符', document.id),
    element('文档序号', '1'),
    element('文档主从声明', '主文档'),
    element('题名', document.title),
    element('文档数据', [
      element('编码', [
        element('电子属性', [
          element('计算机文件名', document.name),
          element('计算机文件大小', String(document.sizeBytes)),
          element('格式', document.mime),
          element('校验算法', 'SHA-256'),
          element('校验码', document.sha256),
        ]),
        element('编码描述', encodingDescriptions[content.kind]),
        element('反编码关键字', content.kind === 'reference' ? 'reference' : 'base64'),
        element('编码数据', data),
      ]),
    ]),
  ])
}

function signature(signer: EepSigner, signedText: string, number: number): XmlElement {
  const value = signer.sign(Buffer.from(signedText, 'utf8'))
  return element('电子签名', [
    element('签名标识符', `修改0-签名${number}`),
    element('签名规则', signatureRule),
    element('签名时间', signer.at),
    element('签名人', signer.name),
    element('签名结果', Buffer.from(value).toString('base64')),
    element('证书块', [element('证书', Buffer.from(signer.certificate).toString('base64'))]),
    element('签名算法标识', signatureAlgorithm),
  ])
}

function optional(name: string, value: string | null): XmlElement | null {
  return value === null ? null : element(name, value)
}
