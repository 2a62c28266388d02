// From sheets to results: agreement, adjudication, feedback, objection, the final grade, publication.

export const results = {}
