// The nonce our door put on this page: style elements made later must carry it to pass the content security policy.
export function pageNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce || undefined
}
