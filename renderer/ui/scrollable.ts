// Lets the keyboard into a box that scrolls but holds nothing to press.
export const scrollable = { tabIndex: 0 } as const
