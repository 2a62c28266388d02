// 鉴定销毁: appraisal, register, two-person execution, certificate.

export const disposals = {}
