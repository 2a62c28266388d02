// Writing an evaluation standard (案卷评查标准): its faults as one types, its examples worked through.

export const standards = {}
