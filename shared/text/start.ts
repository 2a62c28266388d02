// What `npm start` says in the terminal.
export const startText = {
  help: `打开案卷工作台。

用法：npm start -- [选项]

  --archive <文件夹>   要打开的存档；不指明时打开上次的存档
  --host loopback      用浏览器窗口打开，即使装有 Electron
  --port <端口>        本机端口；不指明时由程序自己选择
  --no-open            不打开窗口，只给出一次性地址
  --help               显示帮助

示例：npm start -- --archive demo/archive
`,
  building: '正在生成界面文件，约需半分钟……',
  noElectron: '本机没有 Electron 运行环境，改用浏览器窗口打开。',
  electron: '正在打开 Electron 窗口。',
  archive: (folder: string) => `存档：${folder}`,
  opened: '工作台已在单独的窗口中打开；关闭那个窗口即退出。',
  address: '请在本机浏览器中打开下面的地址（两分钟内有效，只能用一次）：',
  noWindow: '这里不能打开窗口。请在本机浏览器中打开下面的地址（两分钟内有效，只能用一次）：',
  noBrowser:
    '没有找到 Chromium、Chrome 或 Edge。请安装其中之一，或在本机浏览器中打开下面的地址（两分钟内有效，只能用一次）：',
  newAddress: '需要新地址时，请按回车键。按 Ctrl+C 退出。',
  closed: '工作台已退出，存档已锁定。',
  badOption: '选项不对。请用 npm start -- --help 查看用法。',
} as const
