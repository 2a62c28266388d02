// zod probes for `new Function`; under our content security policy the probe itself is reported as a violation.
import * as z from 'zod'

z.config({ jitless: true })
