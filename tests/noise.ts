import { afterEach, beforeEach } from "vitest";

let noise: string[] = [];

for (const level of ["error", "warn"] as const) {
  console[level] = (...words: unknown[]) => {
    noise.push(`console.${level}: ${words.map(String).join(" ")}`);
  };
}

beforeEach(() => {
  noise = [];
});

/** A test that prints an error or a warning fails. */
afterEach(() => {
  if (noise.length > 0) throw new Error(`The test was noisy.\n${noise.join("\n")}`);
});
