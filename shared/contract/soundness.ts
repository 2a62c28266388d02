// 四性检测 (DA/T 70): authenticity, integrity, usability, safety, item by item, with signed attestations.

export const soundness = {}
