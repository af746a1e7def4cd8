/** A file's text, from any encoding that spreadsheets write; a word if it is not text. */
export function textOf(bytes: Uint8Array): { text: string } | "workbook" | "binary" {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return "workbook";
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) return "workbook";
  const decoded = decode(bytes).replace(/^\uFEFF/, "");
  const controls = decoded.slice(0, 10_000).replace(/[^\p{Cc}]|[\t\n\r]/gu, "").length;
  return controls * 20 > Math.min(decoded.length, 10_000) ? "binary" : { text: decoded };
}

/**
 * Detects UTF-8 and UTF-16 by byte order mark or structure; everything else comes from an old spreadsheet. Stray bytes
 * in a UTF-8 file become U+FFFD, so that only their cells are unreadable.
 */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const [even, odd] = nulsIn(bytes.subarray(0, 1_000));
  if (odd > 100 && even === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (even > 100 && odd === 0) return new TextDecoder("utf-16be").decode(bytes);
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const unreadable = countOf(utf8, /\uFFFD/g);
  const isUtf8 = unreadable === 0 || utf8.startsWith("\uFEFF") || countOf(utf8, /[^\0-\x7F\uFFFD]/gu) >= unreadable;
  return isUtf8 ? utf8 : new TextDecoder("windows-1252").decode(bytes);
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function nulsIn(bytes: Uint8Array): [even: number, odd: number] {
  const count = (parity: number) => bytes.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  return [count(0), count(1)];
}
