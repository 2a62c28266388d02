// Suggested findings (预查建议) of an evaluation: taken up or dismissed with a reason.

export const suggestions = {}
