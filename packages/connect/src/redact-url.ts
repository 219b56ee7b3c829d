const SECRET_PARAMETERS = ['password', 'sslpassword'];

/**
 * `url` without its password, fit to be shown. A password may hold `@`, `/` or `?` that should have been encoded: all that can
 * belong to it is left out, rather too much than too little.
 */
export function redactUrl(url: string): string {
  const start = url.indexOf('://') + 3;
  // Without a scheme nobody knows which part is the password.
  if (start === 2) return /[@:=]/.test(url) ? '(not shown: it has no scheme)' : url;
  const mark = url.indexOf('?', start);
  const head = mark === -1 ? url : url.slice(0, mark);
  const at = Math.max(head.lastIndexOf('@'), head.includes('@') ? -1 : url.lastIndexOf('@'));
  if (at === -1) return withoutSecrets(url);
  const user = url.slice(start, at).split(':', 1)[0] ?? '';
  return withoutSecrets(`${url.slice(0, start)}${/[/?#@]/.test(user) ? '' : `${user}@`}${url.slice(at + 1)}`);
}

/** Parameters may hold a password too. */
function withoutSecrets(url: string): string {
  const [head, query] = splitAt(url, url.indexOf('?'));
  const kept = query.split('&').filter((pair) => !SECRET_PARAMETERS.includes(pair.split('=', 1)[0] ?? ''));
  return query === '' || kept.length === 0 ? head : `${head}?${kept.join('&')}`;
}

function splitAt(text: string, index: number): [string, string] {
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
