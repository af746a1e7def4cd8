/**
 * The text of a file, by its byte-order mark, else by what its bytes look like: UTF-16 has a zero beside most letters,
 * and what is not UTF-8 is read as Windows-1252, which spreadsheets of this country write.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = bytes.subarray(0, 1000);
  const zerosAt = (parity: number) => head.filter((byte, at) => at % 2 === parity && byte === 0).length;
  if (zerosAt(1) > head.length / 4) return new TextDecoder("utf-16le").decode(bytes);
  if (zerosAt(0) > head.length / 4) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
