// 保管期限 and holds: which rule gives which period, since when, and what blocks disposal.

export const retention = {}
