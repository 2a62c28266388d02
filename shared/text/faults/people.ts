export const peopleFaults = {
  'people.signed-out': () => '尚未登录或已锁定。请重新登录。',
  'people.forbidden': () => '您的角色不能做这件事。如确有需要,请联系安全保密员调整角色。',
} as const
