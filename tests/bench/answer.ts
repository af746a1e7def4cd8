import { brotliDecompressSync } from "node:zlib";

export type Expected = { status: number; texts: string[] };
export type Answer = { status: number; encoding: string; body: Buffer };

/** What is wrong with an answer, in words that are counted and shown; null if it is the page that was asked for. */
export function faultOf(answer: Answer, expected: Expected): string | null {
  if (answer.status !== expected.status) return `status ${answer.status}`;
  const text = textOf(answer);
  if (text === null) return `body not readable as ${answer.encoding}`;
  const missing = expected.texts.find((each) => !text.includes(each));
  return missing === undefined ? null : `no "${missing}" in the body`;
}

/** Whether two answers are the same, byte for byte: then only one of them must be kept and decoded. */
export function isSameAnswer(a: Answer, b: Answer): boolean {
  return a.status === b.status && a.encoding === b.encoding && a.body.equals(b.body);
}

/** The body's text: brotli, which is what the requests ask for, or not compressed; null if it is neither. */
function textOf({ encoding, body }: Answer): string | null {
  if (encoding === "") return body.toString();
  if (encoding !== "br") return null;
  try {
    return brotliDecompressSync(body).toString();
  } catch {
    return null;
  }
}
