import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export type MessageFile = { file: string; messages: Record<string, string> };
export type MessageArea = { area: string; file: string; entries: [key: string, message: string][] };

const isTexts = (value: unknown): value is Record<string, string> =>
  value instanceof Object && !Array.isArray(value) && Object.values(value).every((text) => typeof text === "string");

/** Every domain's messages, by file name. Throws a sentence for a file that is not an object of texts. */
export async function readMessages(folder: string): Promise<MessageFile[]> {
  const files = globSync("*.json", { cwd: folder }).sort();
  return Promise.all(
    files.map(async (file) => ({ file, messages: messagesIn(file, await readFile(join(folder, file), "utf8")) })),
  );
}

/**
 * The messages of one file. JSON.parse keeps the last of two members with one key and drops the first without a word,
 * so keys are counted in the text too: a file has one message on a line, as the formatter writes it.
 */
export function messagesIn(file: string, text: string): Record<string, string> {
  const messages: unknown = JSON.parse(text);
  if (!isTexts(messages)) throw new Error(`content/messages/${file}: write one object of keys and texts.`);
  const keys = [...text.matchAll(/^\s*"([^"]+)":/gm)].map(([, key]) => key ?? "");
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice) throw new Error(`content/messages/${file}: "${twice}" stands here twice. Keep one.`);
  return messages;
}

/** The areas of all files, each from one file: an area is one module of the browser's script. */
export function areasOf(files: MessageFile[]): MessageArea[] {
  const areas = new Map<string, MessageArea>();
  for (const { file, messages } of files) {
    for (const [key, message] of Object.entries(messages)) {
      const area = key.split(".")[0] ?? key;
      const known = areas.get(area) ?? { area, file, entries: [] };
      if (known.file !== file) throw new Error(inTwoFiles(key, area, file, known));
      known.entries.push([key, message]);
      areas.set(area, known);
    }
  }
  return [...areas.values()];
}

function inTwoFiles(key: string, area: string, file: string, known: MessageArea): string {
  return known.entries.some(([other]) => other === key)
    ? `content/messages: "${key}" stands in both ${known.file} and ${file}. Keep one.`
    : `content/messages: "${key}" in ${file} belongs to ${known.file}, which has the area "${area}". Move it there or name another area.`;
}
