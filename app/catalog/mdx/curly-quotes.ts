/** Quotes that word processors substitute for " and ', and other characters mistaken for them. */
const double = "“”„‟«»″〝〞＂";
const single = "‘’‚‛′‹›＇`´";
const opener = new RegExp(`[${double}${single}]`);

/** A setting whose value is in curly quotes: its position, and how it should be written. */
export type CurlySetting = { start: number; end: number; fixed: string };

/** Writes `kind="note"` for any quotes around the value. */
const straight = (name: string, value: string) => `${name}=${value.includes('"') ? `'${value}'` : `"${value}"`}`;

export function curlyAdvice(settings: CurlySetting[]): string {
  const fixed = settings.map((setting) => setting.fixed).join(" ");
  return `curly quotes do not hold a setting; use straight ones: write ${fixed}.`;
}

/** The settings of a tag or of a directive's braces that use curly quotes; `at` is just past the name. */
export function curlySettings(text: string, at: number): CurlySetting[] {
  const found: CurlySetting[] = [];
  const setting = /\s*([\w:.-]+)(\s*=\s*)?/y;
  for (let next = at; next < text.length; ) {
    setting.lastIndex = next;
    const [whole, name = "", equals] = setting.exec(text) ?? [];
    if (!whole) break;
    const start = next + whole.search(/\S/);
    next += whole.length;
    if (!equals) continue;
    const value = valueAt(text, next);
    if (!value) break;
    if (value.isCurly) found.push({ start, end: value.end, fixed: straight(name, value.value) });
    next = value.end;
  }
  return found;
}

type Value = { end: number; value: string; isCurly: boolean };

const endsValue = /^(?:[\s/>}]|$)/;

function valueAt(text: string, at: number): Value | null {
  const first = text[at] ?? "";
  if (first === '"' || first === "'") return straightValue(text, at, first);
  if (opener.test(first)) return curlyValue(text, at, double.includes(first) ? `${double}"` : `${single}'`);
  if (first === "{") return bracedValue(text, at);
  const bare = text.slice(at).match(/^[^\s>{}"'=]+/)?.[0] ?? "";
  return bare ? { end: at + bare.length, value: bare, isCurly: false } : null;
}

/** A straight quote that is closed by a curly one runs on to the next straight quote, wherever that is. */
function straightValue(text: string, at: number, quote: string): Value | null {
  const end = text.indexOf(quote, at + 1);
  const inside = text.slice(at + 1, end === -1 ? undefined : end);
  const isWhole = end !== -1 && endsValue.test(text.slice(end + 1, end + 2));
  if (isWhole && !/[<>]|\n\s*\n/.test(inside)) return { end: end + 1, value: inside, isCurly: false };
  const curly = inside.search(new RegExp(`[${quote === '"' ? double : single}](?=\\s+[\\w-]+\\s*=|\\s*/?>|\\s*})`));
  if (curly === -1) return isWhole ? { end: end + 1, value: inside, isCurly: false } : null;
  return { end: at + curly + 2, value: inside.slice(0, curly), isCurly: true };
}

function curlyValue(text: string, at: number, closers: string): Value {
  for (let end = at + 1; end < text.length && text[end] !== "\n"; end += 1) {
    if (closers.includes(text[end] ?? "") && endsValue.test(text.slice(end + 1, end + 2)))
      return { end: end + 1, value: text.slice(at + 1, end), isCurly: true };
  }
  const rest = text.slice(at).match(/^[^\s>}]*/)?.[0] ?? "";
  return { end: at + rest.length, value: rest.slice(1), isCurly: true };
}

function bracedValue(text: string, at: number): Value | null {
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === "{") depth += 1;
    if (text[end] === "}") depth -= 1;
    if (depth === 0) return { end: end + 1, value: text.slice(at, end + 1), isCurly: false };
  }
  return null;
}

/** The first tag before an offset with curly quotes around a setting; tags shown as code do not count. */
export function curlyTag(text: string, offset: number): { tag: number; settings: CurlySetting[] } | null {
  const shown = withoutCode(text);
  for (const found of shown.matchAll(/<[A-Za-z][\w.-]*/g)) {
    if (found.index > offset) return null;
    const settings = curlySettings(shown, found.index + found[0].length);
    if (settings.length > 0) return { tag: found.index, settings };
  }
  return null;
}

/** The text with code blanked out, at the same length. */
function withoutCode(text: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, " ");
  return text
    .replace(/^([ \t>]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t>]*\2[^\n]*$|$(?![\s\S]))/gm, blank)
    .replace(/(?<![`=])(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, blank);
}

/** Whether a parser's message is about a curly quote: `Unexpected character '“'`. */
export const namesCurlyQuote = (reason: string) => {
  const sign = reason.match(/[Uu]nexpected character '(.)'/u)?.[1];
  return sign !== undefined && opener.test(sign);
};

/** The content of a text that is entirely in curly quotes; null for one that only contains some. */
export function inCurlyQuotes(value: string): string | null {
  const found = value.trim().match(/^(?:[“”„‟]([^“”„‟"]*)[“”‟"]|[‘‚‛]([^‘’‚‛]*)[‘’]|«([^«»]*)»|"([^“”"]*)[“”])$/);
  return found ? (found[1] ?? found[2] ?? found[3] ?? found[4] ?? "").trim() : null;
}
