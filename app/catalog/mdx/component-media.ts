import type { Mistake } from "../mistake.ts";

const element = /<(img|source|video|audio|track)\b((?:[^>"'{]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)>/g;

/**
 * What will not work of pictures and other media in a component beside a lesson: an address written out, which no
 * published page serves, and a picture without a description. Addresses that are computed are the author's business.
 */
export function componentMediaMistakes(file: string, source: string): Mistake[] {
  return [...source.matchAll(element)].flatMap((found) => {
    const [text, name = "", attributes = ""] = found;
    const before = source.slice(0, found.index).split("\n");
    const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, text };
    return mediaProblems(name, attributes).map((message) => ({ ...place, message }));
  });
}

function mediaProblems(name: string, attributes: string): string[] {
  const address = /\b(?:src|poster)\s*=\s*\{?\s*["'`]([^"'`$]+)["'`]/.exec(attributes)?.[1] ?? "";
  const problems: string[] = [];
  if (/^(?:https?:)?\/\//i.test(address)) {
    problems.push("pages show no files of other sites; put the file beside the lesson and import it.");
  } else if (address !== "" && !/^(?:data:|\/)/i.test(address)) {
    problems.push(`nothing is served at "${address}"; write import it from "./…" above, then src={it}.`);
  }
  if (name === "img" && !/(?:^|\s)alt\s*=|\{\s*\.\.\./.test(attributes)) {
    problems.push('this image has no description; write alt="…", or alt="" if it only decorates.');
  }
  return problems;
}
