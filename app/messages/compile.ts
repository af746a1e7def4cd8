/**
 * Turns content/messages/<domain>.json (ICU messages) into one module for each area (the word before a key's first dot)
 * with one typed function for each message, so that a page's script carries the words of its own areas only.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { areasOf, readMessages } from "./read.ts";

const source = fileURLToPath(new URL("../../content/messages/", import.meta.url));
const target = (file: string) => fileURLToPath(new URL(file, import.meta.url));

type Inputs = Map<string, "string | number" | "number" | "string">;

/**
 * Writes app/messages/catalog.ts and the areas beside it; files whose words are the same stay untouched. Throws a
 * sentence where the files contradict each other.
 */
export async function compileMessages(): Promise<void> {
  const areas = areasOf(await readMessages(source));
  await mkdir(target("./catalog"), { recursive: true });
  await Promise.all(
    areas.map(({ area, file, entries }) => write(`./catalog/${area}.ts`, file, moduleOf(file, entries))),
  );
  await write("./catalog.ts", "*.json", areas.map(({ area }) => `export * from "./catalog/${area}.ts";\n`).join(""));
}

function moduleOf(file: string, entries: [key: string, message: string][]): string {
  const functions = entries.map(([key, message]) => functionFor(file, key, message)).join("\n");
  return [
    ...(functions.includes("numberWords(") ? ['import { numberWords } from "../number-words.ts";'] : []),
    functions,
    "",
  ].join("\n");
}

async function write(file: string, from: string, text: string): Promise<void> {
  const whole = `// Made from content/messages/${from} by \`npm run messages\`. Edit the words there.\n${text}`;
  const before = await readFile(target(file), "utf8").catch(() => "");
  if (before !== whole) await writeFile(target(file), whole);
}

function functionFor(file: string, key: string, message: string): string {
  const inputs: Inputs = new Map();
  const body = bodyOf(file, key, message, inputs);
  const name = key.replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
  const fields = [...inputs].map(([input, type]) => `${input}: ${type}`).join("; ");
  const parameter = fields ? `values: { ${fields} }` : "";
  return `/** ${message.replaceAll("*/", "* /").replaceAll("\n", " ")} */\nexport const ${name} = (${parameter}): string => ${body};`;
}

function bodyOf(file: string, key: string, message: string, inputs: Inputs): string {
  try {
    return expressionFor(parse(message), inputs, null);
  } catch (error) {
    throw new Error(`content/messages/${file}: "${key}" cannot be read (${(error as Error).message}).`, {
      cause: error,
    });
  }
}

function expressionFor(elements: MessageFormatElement[], inputs: Inputs, counted: string | null): string {
  const parts = elements.map((element) => {
    switch (element.type) {
      case TYPE.literal:
        return element.value.replace(/[`\\$]/g, "\\$&");
      case TYPE.argument:
        if (!inputs.has(element.value)) inputs.set(element.value, "string | number");
        return `\${values.${element.value}}`;
      case TYPE.number:
        inputs.set(element.value, "number");
        return `\${numberWords(values.${element.value})}`;
      case TYPE.pound:
        return `\${numberWords(values.${counted})}`;
      case TYPE.plural: {
        inputs.set(element.value, "number");
        const exact = Object.entries(element.options).filter(([word]) => word.startsWith("="));
        const worded = Object.entries(element.options).filter(([word]) => !word.startsWith("=") && word !== "other");
        const other = expressionFor(element.options.other?.value ?? [], inputs, element.value);
        const cases = [
          ...exact.map(([word, option]) => [`values.${element.value} === ${word.slice(1)}`, option] as const),
          ...worded.map(([word, option]) => [pluralTest(word, `values.${element.value}`), option] as const),
        ];
        return `\${${cases.map(([test, option]) => `${test} ? ${expressionFor(option.value, inputs, element.value)} : `).join("")}${other}}`;
      }
      case TYPE.select: {
        inputs.set(element.value, "string");
        const other = expressionFor(element.options.other?.value ?? [], inputs, counted);
        const cases = Object.entries(element.options)
          .filter(([word]) => word !== "other")
          .map(
            ([word, option]) =>
              `values.${element.value} === "${word}" ? ${expressionFor(option.value, inputs, counted)} : `,
          );
        return `\${${cases.join("")}${other}}`;
      }
      default:
        throw new Error("dates, times and tags are not used in messages yet");
    }
  });
  return `\`${parts.join("")}\``;
}

/** The words are American English, whose only form besides `other` is `one`. */
function pluralTest(form: string, value: string): string {
  if (form !== "one") throw new Error(`English has no plural form "${form}"`);
  return `Math.abs(${value}) === 1`;
}

if (import.meta.main) await compileMessages();
