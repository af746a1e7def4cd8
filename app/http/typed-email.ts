/**
 * An address as mail servers take it: full-width characters as usual ones, and an international domain in its ASCII form
 * (RFC 5891). What cannot be one is returned as typed, for the check that follows to refuse.
 */
export function asciiAddress(typed: string): string {
  const text = typed
    .normalize("NFKC")
    .trim()
    .replace(/^mailto:/i, "");
  const at = text.lastIndexOf("@");
  const domain = text.slice(at + 1);
  if (at < 1 || !/[^\0-\x7F]/.test(domain) || /[\s/:?#%\\]/.test(domain)) return text;
  const url = `http://${domain}`;
  return URL.canParse(url) ? `${text.slice(0, at)}@${new URL(url).hostname}` : text;
}
