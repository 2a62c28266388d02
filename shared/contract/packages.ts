// 移交: packages for hand-over and import, each after an approval, with receipts on both sides.

export const packages = {}
