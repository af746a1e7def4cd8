/** Languages of the community's families and staff; a post may say which it is in. BCP 47 tags, by their own names. */
export const postLanguages = [
  ["en", "English"],
  ["es", "Español"],
  ["so", "Soomaali"],
  ["vi", "Tiếng Việt"],
  ["ar", "العربية"],
  ["prs", "دری"],
  ["am", "አማርኛ"],
  ["ru", "Русский"],
  ["uk", "Українська"],
  ["zh-Hans", "简体中文"],
  ["ko", "한국어"],
  ["tl", "Tagalog"],
  ["sm", "Gagana Sāmoa"],
] as const;

export const isDefinedLanguage = (tag: string): boolean => postLanguages.some(([known]) => known === tag);
