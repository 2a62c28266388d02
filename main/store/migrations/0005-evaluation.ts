// Evaluation as offices run it: campaigns with draws and assignments, suggested findings, phrases, results with objections and
// rectification, parcels between desks, issued papers. Frozen once shipped: later changes are new migrations.
import { campaigns } from './0005-evaluation/campaigns.ts'
import { issued } from './0005-evaluation/issued.ts'
import { parcels } from './0005-evaluation/parcels.ts'
import { phrases } from './0005-evaluation/phrases.ts'
import { results } from './0005-evaluation/results.ts'
import { suggestions } from './0005-evaluation/suggestions.ts'

export const evaluation = [campaigns, suggestions, phrases, results, parcels, issued].join('\n')
