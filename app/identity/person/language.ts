/** Languages that people may choose; each is named in itself. */
export const languages = ["en", "es", "so", "vi"] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = {
  en: "English",
  es: "Español",
  so: "Soomaali",
  vi: "Tiếng Việt",
};
