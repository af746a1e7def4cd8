/** A parser's message without its advice for programmers. */
export function plainSyntaxMessage(reason: string): string {
  const [sentence = reason] = reason.split(" (note:");
  const plain = sentence
    .replace(/\s*\(U\+[0-9A-F]+\)/g, "")
    .replace(/^\[plugin [^\]]+\]\s*/, "")
    .replace(/^Cannot process MDX file with esbuild:?\s*/, "")
    .replace(/Could not parse (\S+) with acorn/, "the code in braces or after import is not complete JavaScript")
    .trim();
  return /[.!?]$/.test(plain) ? plain : `${plain}.`;
}
