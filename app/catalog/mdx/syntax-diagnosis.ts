import { curlyAdvice, curlyTag } from "./curly-quotes.ts";
import { textBefore } from "./nearby.ts";
import { diagnoseBraces } from "./syntax-braces.ts";
import { type Diagnosis, type Failure, offsetIn } from "./syntax-failure.ts";
import { plainSyntaxMessage } from "./syntax-message.ts";

/** Recognizes the likely cause of a parser's error. */
export function diagnose(text: string, failure: Failure): Diagnosis {
  const { rule, reason, offset } = failure;
  if (rule === "acorn" || rule === "non-esm" || /in expression|in block|lazy/.test(reason))
    return diagnoseBraces(text, failure);
  const curly = curlyQuotes(text, offset);
  if (curly) return curly;
  if (/^Expected a closing tag/.test(reason)) return unclosed(text, offsetIn(text, reason));
  if (/^Unexpected closing tag/.test(reason)) return mismatched(text, offset, offsetIn(text, reason));
  if (rule === "unexpected-closing-slash") return stray(text, text.lastIndexOf("<", offset));
  const start = text.lastIndexOf("<", Math.max(offset - (text[offset] === "<" ? 0 : 1), 0));
  return start === -1 ? unknownMistake(text, failure) : openingAngle(text, start, failure);
}

/** A curly quote does not end a value, so the parser fails at it or at something much later. */
function curlyQuotes(text: string, offset: number): Diagnosis | null {
  const settings = curlyTag(text, offset)?.settings ?? [];
  const [first, last] = [settings[0], settings.at(-1)];
  if (!first || !last) return null;
  const blanks = settings.map(({ start, end }): [number, number] => [start, end]);
  return { start: first.start, end: last.end, message: curlyAdvice(settings), blanks };
}

function openingAngle(text: string, start: number, failure: Failure): Diagnosis {
  const rest = text.slice(start);
  const comment = rest.match(/^<!--[\s\S]*?(?:-->|$)/)?.[0];
  if (comment)
    return whole(start, comment, "comments are written {/* like this */} in .mdx files; change it, or remove it.");
  const address = rest.match(/^<(https?:\/\/[^\s<>]*)>/i);
  if (address)
    return whole(
      start,
      address[0],
      `an address in angle brackets starts a tag here; write [words](${address[1]}), or the address alone.`,
    );
  const mail = rest.match(/^<(?:mailto:)?([^\s<>@]+@[^\s<>]+)>/i);
  if (mail)
    return whole(
      start,
      mail[0],
      `a mail address in angle brackets starts a tag here; write [${mail[1]}](mailto:${mail[1]}).`,
    );
  const number = rest.match(/^<(=?)\s*([-+.$€£]?\d[\d.,]*(?:\s?%)?)/);
  if (number) return lessThan(text, start, number[0], trimNumber(number[2] ?? ""), number[1] === "=");
  const equal = rest.match(/^<=/);
  if (equal)
    return {
      start,
      end: start + 2,
      message: 'a "<" starts a tag here; write "≤", or "&lt;=".',
      blanks: [[start, start + 2]],
    };
  if (/before attribute value/.test(failure.reason)) return unquoted(text, failure.offset);
  const word = textBefore(text, start).match(/[\p{L}\p{N})]+$/u)?.[0] ?? "";
  const after = rest.match(/^<([\p{L}\p{N}_]+)/u)?.[1] ?? "";
  if (word && after) {
    const message = `a "<" before a letter starts a tag here; write "${word} < ${after}" with spaces, or "${word}&lt;${after}".`;
    return { start: start - word.length, end: start + 1 + after.length, message, blanks: [[start, start + 1]] };
  }
  if (/^<\/?[A-Za-z]/.test(rest)) return unfinished(start, rest);
  const shown = rest.match(/^<\S{0,20}/)?.[0] ?? "<";
  return {
    start,
    end: start + shown.length,
    message: 'a "<" starts a tag here; write "&lt;" for the sign itself.',
    blanks: [[start, start + 1]],
  };
}

function lessThan(text: string, start: number, written: string, number: string, orEqual: boolean): Diagnosis {
  const word = textBefore(text, start).match(/[\p{L}\p{N}]+$/u)?.[0] ?? "";
  const sign = orEqual ? "≤" : "<";
  const words = orEqual ? `at most ${number}` : /[.%$€£]/.test(number) ? `less than ${number}` : `fewer than ${number}`;
  const spaced = orEqual ? `${word} ≤ ${number}`.trim() : `${word} ${sign} ${number}`.trim();
  const escaped = orEqual ? "" : ` or "${word}&lt;${number}"`;
  const message = `a "<" before a number starts a tag here; write "${spaced}"${orEqual ? " or" : ","} "${words}"${escaped}.`;
  const shown = written.slice(0, written.indexOf(number) + number.length);
  return { start: start - word.length, end: start + shown.length, message, blanks: [[start, start + 1]] };
}

const trimNumber = (number: string) => number.replace(/[.,]+$/, "");
const withoutEnd = new Set("area br col embed hr img input link meta source track wbr".split(" "));

function unclosed(text: string, start: number): Diagnosis {
  const tag = tagAt(text, start);
  const name = nameOf(tag);
  const end = start + tag.length;
  if (withoutEnd.has(name.toLowerCase())) {
    const closed = tag.replace(/\s*>$/, " />");
    return { start, end, message: `this tag must close itself here; write "${closed}".`, blanks: [[start, end]] };
  }
  const closing = findClosing(text, end, name);
  if (!closing) {
    const message = `this tag is never closed; add ${closingTag(name)} after its last word, or remove it.`;
    return { start, end, message, blanks: [[start, end]] };
  }
  const message = `this tag and its ${closingTag(name)} must stand in one paragraph, or each on a line of its own with empty lines between.`;
  return { start, end, message, blanks: [[start, end], closing] };
}

function mismatched(text: string, at: number, openedAt: number): Diagnosis {
  const [closing, opening] = [tagAt(text, at), tagAt(text, openedAt)];
  const line = text.slice(0, openedAt).split("\n").length;
  const message = `this closes another tag than the open one, ${opening.slice(0, 40)} in line ${line}; write ${closingTag(nameOf(opening))} here, or close that one first.`;
  const blanks: Diagnosis["blanks"] = [
    [at, at + closing.length],
    [openedAt, openedAt + opening.length],
  ];
  const later = findClosing(text, at + closing.length, nameOf(opening));
  const earlier = text.lastIndexOf(`<${nameOf(closing)}`, at - 1);
  if (later && earlier !== -1) blanks.push(later, [earlier, earlier + tagAt(text, earlier).length]);
  return { start: at, end: at + closing.length, message, blanks };
}

function stray(text: string, start: number): Diagnosis {
  const tag = tagAt(text, start);
  const message = `this closes a tag that is not open; remove it, or put <${nameOf(tag)}> before it on a line of its own.`;
  return { start, end: start + tag.length, message, blanks: [[start, start + tag.length]] };
}

function unquoted(text: string, at: number): Diagnosis {
  const name = textBefore(text, at).match(/[\w-]+\s*=\s*$/)?.[0] ?? "";
  const value =
    text
      .slice(at)
      .match(/^[^\s>]*/)?.[0]
      .replace(/\/$/, "") ?? "";
  const [start, end] = [at - name.length, at + value.length];
  const message = `values in tags need quotes; write ${name.trim().replace(/\s*=$/, "")}="${value}".`;
  return { start, end, message, blanks: [[start, end]] };
}

function unfinished(start: number, rest: string): Diagnosis {
  const shown = rest.match(/^<[^<>\n]*/)?.[0] ?? "<";
  const tag = shown.match(/^<\/?[\w.-]+/)?.[0] ?? shown;
  const message = `this tag has no end, or something in it is not a setting; write ${tag} name="value">, or "&lt;" for the sign itself.`;
  return { start, end: start + shown.trimEnd().length, message, blanks: [[start, start + shown.length]] };
}

function unknownMistake(text: string, { offset, reason }: Failure): Diagnosis {
  const start = text.lastIndexOf("\n", Math.max(offset - 1, 0)) + 1;
  const line = text.slice(start).match(/^[^\n]*/)?.[0] ?? "";
  return {
    start,
    end: start + line.length,
    message: plainSyntaxMessage(reason),
    blanks: [[start, start + line.length]],
  };
}

function whole(start: number, written: string, message: string): Diagnosis {
  return { start, end: start + written.length, message, blanks: [[start, start + written.length]] };
}

const closingTag = (name: string) => `</${name}>`;
const nameOf = (tag: string) => tag.match(/^<\/?\s*([\w.-]*)/)?.[1] ?? "";

/** A whole tag, skipping ">" in quotes and braces. */
function tagAt(text: string, start: number): string {
  let depth = 0;
  let quote = "";
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (quote) quote = sign === quote ? "" : quote;
    else if (/["'`]/.test(sign) && at > start) quote = sign;
    else if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    else if (sign === ">" && depth <= 0) return text.slice(start, at + 1);
  }
  return text.slice(start).match(/^[^\n]*/)?.[0] ?? "";
}

function findClosing(text: string, from: number, name: string): [number, number] | null {
  if (name === "") return null;
  const found = new RegExp(`</\\s*${name.replaceAll(".", "\\.")}\\s*>`).exec(text.slice(from));
  return found ? [from + found.index, from + found.index + found[0].length] : null;
}
