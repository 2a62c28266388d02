// What the form asks of a new passphrase before it is sent. The vault has the last word.
export const leastPassphrase = 8
