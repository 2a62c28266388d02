// 移交接收: packages going out and coming in.

export function ExchangeScreen() {
  return null
}
