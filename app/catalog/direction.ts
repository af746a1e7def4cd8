const rightToLeft = new Set("Adlm Arab Hebr Nkoo Rohg Syrc Thaa".split(" "));

/** Which way a language is written, by the script that it is mostly written in. */
export function directionOf(language: string): "ltr" | "rtl" {
  try {
    return rightToLeft.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr"; // no language that anyone knows
  }
}
