// Issued papers (评查文书): composed, numbered, signed in order.

export const issued = {}
