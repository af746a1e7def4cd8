import { writeFile } from "node:fs/promises";
import path from "node:path";
import { regionFiles } from "./region.ts";

/** Writes the synthetic region's CSV files again; the result is the same to the byte. */
const folder = path.resolve(import.meta.dirname, "../datasets");

for (const { name, text } of regionFiles()) {
  await writeFile(path.join(folder, name), text);
  console.log(`${name}: ${text.split("\n").length - 2} rows, ${Math.ceil(text.length / 1024)} KB`);
}
