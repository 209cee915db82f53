const DEFAULT_PORT = '11434';

/** The address meant by the environment variable OLLAMA_HOST, which knows many forms: `host`, `host:port`, `:port`, `0.0.0.0`, a URL. What cannot be read means the default, http://127.0.0.1:11434. */
export function ollamaAddress(value: string | undefined): string {
  const given = value?.trim().replace(/^["']|["']$/g, '') ?? '';
  const withScheme = given.includes('://') ? given : `http://${given}`;
  const full = withScheme.replace(/(?<=^\w+:\/\/)(?=:\d|$)/, '127.0.0.1');
  const url = URL.parse(bracketed(full));
  if (!url || !/^https?:$/.test(url.protocol)) return `http://127.0.0.1:${DEFAULT_PORT}`;
  // An address to listen on is no address to call.
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  url.username = '';
  url.password = '';
  if (url.port === '' && !given.includes('://') && !/:80\/?$/.test(given)) url.port = DEFAULT_PORT;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** An IPv6 address alone may come without its brackets. */
function bracketed(url: string): string {
  return url.replace(/^(\w+:\/\/)([\da-f]*:[\da-f]*:[\da-f:]*)$/i, '$1[$2]');
}
