/** The answers of the gallery's activities, by id: their fields, so that what comes after saving shows. */
export const activityAnswers: Record<string, Record<string, string>> = {
  "count-or-rate": { late: "as-is", share: "as-is" },
  "hard-to-reach": { text: "We have not found a good time to call." },
  "at-the-door": { opens: "ask" },
  "late-mornings": { schedules: "The bus comes at 8:12\n- One driver for two routes", rooms: "One door is open" },
  "why-late": { "why-1": "The bus comes at 8:12", "control-1": "shared", "evidence-1": "Log of October" },
  "cut-bars": { title: "verdict", start: "cut" },
  "say-the-chart": { words: "Bars for three schools. Cedar is lowest, at 68 percent." },
  "sign-in-table": { r2c3: "yes", r1c2: "yes" },
  "before-printing": { n: "yes" },
  "where-it-stands": { missing: "2" },
  "three-lines": { name: "welcome", seven: "time" },
};
