import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Tokens = Record<string, string>;

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function tokensAfter(opening: string): Tokens {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`tokens.css has no "${opening}"`);
  const block = css.slice(start + opening.length, css.indexOf("}", start));
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const light = tokensAfter(":root {");
const dark = tokensAfter(':root:not([data-theme="light"]) {');
const themes: [string, Tokens][] = [
  ["light", light],
  ["dark", { ...light, ...dark }],
  ["print", { ...light, ...tokensAfter(":root:root:root {") }],
];

const surfaces = ["--paper", "--paper-raised", "--paper-sunk", "--accent-wash", "--clay-wash", "--moss-wash"];
const words = ["--ink", "--ink-soft", "--accent", "--accent-strong", "--clay", "--moss"];
const shapes = ["--line-strong", "--focus", "--data-1", "--data-2", "--data-3", "--data-4", "--data-5", "--data-6"];

test.each(themes)("in the %s theme, every word is readable on every surface", (_, tokens) => {
  for (const surface of surfaces) {
    for (const word of words) expect(contrast(tokens, word, surface), `${word} on ${surface}`).toBeGreaterThan(4.5);
  }
  for (const fill of ["--accent", "--accent-strong"]) {
    expect(contrast(tokens, "--on-accent", fill), `--on-accent on ${fill}`).toBeGreaterThan(4.5);
  }
});

test.each(themes)("in the %s theme, every shape that carries meaning stands out", (_, tokens) => {
  for (const surface of surfaces) {
    for (const shape of shapes) expect(contrast(tokens, shape, surface), `${shape} on ${surface}`).toBeGreaterThan(3);
  }
});

test("the reader's own dark theme is the system's", () => {
  expect(tokensAfter(':root[data-theme="dark"] {')).toEqual(dark);
});

// Machado, Oliveira and Fernandes (2009), severity 1.
const eyes: Record<string, number[][]> = {
  typical: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

test.each(themes)("in the %s theme, data colors stay apart for every kind of color vision", (_, tokens) => {
  const colors = shapes.filter((name) => name.startsWith("--data-"));
  for (const [eye, matrix] of Object.entries(eyes)) {
    const seen = colors.map((name) => lab(multiply(matrix, linear(tokens, name))));
    seen.forEach((a, first) => {
      seen.slice(first + 1).forEach((b, step) => {
        const distance = Math.hypot(...a.map((value, axis) => value - (b[axis] ?? 0)));
        expect(distance, `${colors[first]} and ${colors[first + 1 + step]}, ${eye}`).toBeGreaterThan(15);
      });
    });
  }
});

function linear(tokens: Tokens, name: string): number[] {
  const hex = tokens[name] ?? "";
  expect(hex, name).toMatch(/^#[0-9a-f]{6}$/);
  return [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
}

function luminance(tokens: Tokens, name: string): number {
  const [red = 0, green = 0, blue = 0] = linear(tokens, name);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(tokens, a), luminance(tokens, b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function multiply(matrix: number[][], vector: number[]): number[] {
  return matrix.map((row) => row.reduce((sum, factor, at) => sum + factor * (vector[at] ?? 0), 0));
}

function lab(channels: number[]): number[] {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => Math.min(1, Math.max(0, channel)));
  const bend = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = bend((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = bend(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = bend((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
