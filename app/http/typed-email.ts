/**
 * An address in the form that mail servers accept: full-width characters replaced, and an international domain in its
 * ASCII form (RFC 5891). Returns an invalid address as typed, for validation to refuse.
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
