// Quick phrases (常用语) learnt from earlier findings of this office.

export const phrases = {}
