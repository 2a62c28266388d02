// Who may open the frozen archive of tests/vectors/vault. Never changes.
export const ADA = { name: '档案员', passphrase: '一二三四五六七八' }
export const BAO = { name: 'inspector', passphrase: 'correct horse battery' }
