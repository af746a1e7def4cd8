/** As much of XML as the parts of a spreadsheet file need. They declare no entities of their own; any would stay text. */

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with its references resolved, also the "_x000D_" that spreadsheets write for control characters. */
export function unescaped(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return named[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const patterns = new Map<string, RegExp>();

/** A sheet has a million cells and a dozen names, so each pattern is compiled once. */
function patternFor(source: string, flags = ""): RegExp {
  const known = patterns.get(source);
  if (known) return known;
  const pattern = new RegExp(source, flags);
  patterns.set(source, pattern);
  return pattern;
}

export type Element = { attributes: string; inner: string };

/** Every element of that name, with or without a prefix. Elements of one name never nest in these files. */
export function* elements(xml: string, name: string): Generator<Element> {
  const pattern = patternFor(`<(?:[\\w.-]+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</(?:[\\w.-]+:)?${name}>)`, "g");
  for (const [, attributes = "", inner = ""] of xml.matchAll(pattern)) yield { attributes, inner };
}

export function attribute({ attributes }: Pick<Element, "attributes">, name: string): string | undefined {
  const value = attributes.match(patternFor(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`));
  const found = value?.[1] ?? value?.[2];
  return found === undefined ? undefined : unescaped(found);
}

/** The words of a rich or plain text, without its reading aids. */
export function textOf(inner: string): string {
  const words = inner.replace(/<(?:[\w.-]+:)?rPh\b[\s\S]*?<\/(?:[\w.-]+:)?rPh>/g, "");
  return [...elements(words, "t")].map((each) => unescaped(each.inner)).join("");
}
