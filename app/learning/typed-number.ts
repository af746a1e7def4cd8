/** The result of reading a typed number: its value, ambiguous, or not a number. */
export type TypedNumber = { value: number } | "ambiguous" | "none";

const minus = /^[-\u2010-\u2015\u2212\u207b\ufe58\ufe63\uff0d]\s*/u;
/** Spaces and apostrophes that people use as thousands separators. */
const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f'\u2019]/gu;
const percentWords = /\s*(?:%|per ?cent|pct\.?)$/iu;
const simpleFraction = /^(?:(\d{1,6})\s+)?(\d{1,6})\s*[/\u2044\u2215]\s*(\d{1,6})$/u;
const longest = 60;

/**
 * Parses a number as people type it: "1,250", "1 250", "6,5", "\u2212 3", "62 %", "62 percent", "2 1/2", "½". A comma
 * or point is a decimal separator unless groups of three digits follow it, as in American print; anything with two
 * readings is "ambiguous". `unit` is the field's unit, which may follow the number in words.
 */
export function readTypedNumber(text: string, unit = ""): TypedNumber {
  if (text.length > longest) return "none";
  const bare = withoutUnit(plainDigits(text).trim(), unit);
  const sign = minus.exec(bare);
  const unsigned = sign ? bare.slice(sign[0].length) : bare.replace(/^\+\s*/, "");
  const size = readFraction(unsigned) ?? readDecimal(unsigned);
  if (typeof size !== "number") return size;
  return { value: sign && size !== 0 ? -size : size };
}

/** Converts full-width and Arabic digits and signs to ASCII, and "2½" to "2 1/2". */
function plainDigits(text: string): string {
  return text
    .replace(/[\u00bc-\u00be\u2150-\u215e]/gu, (fraction) => ` ${fraction.normalize("NFKC")}`)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replaceAll("\u066b", ".")
    .replaceAll("\u066a", "%")
    .replace(/[\uff05\uff0b-\uff19]/gu, (wide) => wide.normalize("NFKC"));
}

function withoutUnit(text: string, unit: string): string {
  const isPercent = /^(?:%|percent)$/iu.test(unit);
  if (isPercent) return text.replace(percentWords, "");
  const words = unit.trim().toLowerCase();
  const ending = [words, words.replace(/s$/, "")].find((each) => each !== "" && text.toLowerCase().endsWith(each));
  return ending ? text.slice(0, text.length - ending.length).trim() : text;
}

function readFraction(text: string): number | null {
  const found = simpleFraction.exec(text.trim());
  if (!found) return null;
  const [, whole = "0", over, under] = found;
  return Number(under) === 0 ? null : Number(whole) + Number(over) / Number(under);
}

function readDecimal(text: string): number | "ambiguous" | "none" {
  if (!/^[\d.,]/.test(text) || !/\d/.test(text)) return "none";
  if (/[^\d.,]/.test(text.replace(spaces, ""))) return "none";
  const closed = closeGroups(text);
  if (closed === null) return "ambiguous";
  return readMarks(closed);
}

/** Removes thousands separators from "1 250 000"; null if they do not separate groups of three. */
function closeGroups(text: string): string | null {
  const parts = text.split(spaces).filter((part) => part !== "");
  if (parts.length === 1) return parts[0] ?? null;
  const last = parts.at(-1) ?? "";
  const isGrouped =
    /^[1-9]\d{0,2}$/.test(parts[0] ?? "") &&
    parts.slice(1, -1).every((part) => /^\d{3}$/.test(part)) &&
    /^\d{3}(?:[.,]\d+)?$/.test(last);
  if (!isGrouped) return null;
  return parts.slice(0, -1).join("") + last.replace(",", ".");
}

function readMarks(text: string): number | "ambiguous" {
  if (/^\d+\.?$/.test(text)) return Number(text);
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return Number(text.replaceAll(",", ""));
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll(".", ""));
  if (/^\d*[.,]\d+$/.test(text)) return Number(text.replace(",", "."));
  return "ambiguous";
}
