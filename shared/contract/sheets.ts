// 卷皮, 卷内目录, 备考表: filled from data until the seal, frozen then; and the seal by two persons.

export const sheets = {}
