// Arranging a dossier: the order of its papers by the pack, page numbers, and pages that need a note.

export const arranging = {}
