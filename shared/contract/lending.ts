// 借阅利用: requests, approval, reading, numbered copies, returns, the register.

export const lending = {}
