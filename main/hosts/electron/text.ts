// The Electron window's own words: menu, dialogs, crash notices.
export const electronText = {
  title: '案卷 Anjuan',
  menu: {
    file: '文件',
    openArchive: '打开其他存档…',
    print: '打印…',
    lock: '锁定',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '查看',
    actualSize: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    fullScreen: '全屏',
    developerTools: '开发者工具',
    window: '窗口',
    minimise: '最小化',
    help: '帮助',
    about: '关于案卷 Anjuan',
  },
  chooseArchive: { title: '选择存档文件夹', button: '打开这个存档' },
  saveFile: { title: '存到', button: '保存' },
  about: (p: { version: string; electron: string; chromium: string }) =>
    `版本 ${p.version}\nElectron ${p.electron}，Chromium ${p.chromium}\n离线运行，存档全程加密。`,
  broken: (number: string) =>
    `程序出了问题，已记为事件 ${number}。存档已锁定，已归入的内容不受影响。请重新启动；若再次出现，请把事件编号告知管理员。`,
  windowGone: {
    message: '窗口意外关闭。存档已锁定，已归入的内容不受影响。',
    reopen: '重新打开',
    quit: '退出',
  },
  unresponsive: {
    message: '窗口没有响应。可以再等一会儿，也可以锁定并重新打开。',
    wait: '再等一会儿',
    reopen: '重新打开',
  },
} as const
