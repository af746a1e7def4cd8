/** The password of the demo people, who exist only where the database is the embedded one. */
export const demoPassword = "practice-with-data";

export const demoAccounts = [
  { email: "educator@demo.example", name: "Amina Warsame", role: "educator" },
  { email: "coach@demo.example", name: "Teresa Quintero", role: "coach" },
  { email: "lead@demo.example", name: "Malia Faleolo", role: "program_lead" },
  { email: "admin@demo.example", name: "Minh-Anh Tran", role: "administrator" },
] as const;

/** A lead of one organization, one of the people of the demo world. */
export const demoOrganizationLead = {
  email: "aisha.karimi@demo.example",
  name: "Aisha Karimi",
  role: "program_lead",
} as const;

/** Everyone whom visitors can sign in as. */
export const demoSignIns = [...demoAccounts, demoOrganizationLead] as const;
