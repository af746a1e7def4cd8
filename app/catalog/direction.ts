const rightToLeft = new Set("Adlm Arab Hebr Nkoo Rohg Syrc Thaa".split(" "));

/** The direction of a language, from the script it is most often written in. */
export function directionOf(language: string): "ltr" | "rtl" {
  try {
    return rightToLeft.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr"; // not a known language
  }
}
