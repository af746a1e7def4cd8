import { demoOrganizationLead, demoPassword, demoSignIns } from "#app/identity/person/demo.ts";

/** The last lines of a start: the address, and the accounts to sign in with. */
export function welcome(address: string, hasDemo: boolean): string {
  const lines = ["", `Sound Practice is ready at ${address}`];
  if (hasDemo) {
    lines.push("", `Sign in with a demo account; the password of each is ${demoPassword}`);
    for (const { email, role } of demoSignIns) {
      const words = email === demoOrganizationLead.email ? "lead of one organization" : role.replace("_", " ");
      lines.push(`  ${email.padEnd(28)}${words}`);
    }
    if (!process.env.MAIL_URL) lines.push("", `Mail is not sent: read it at ${address}/mailbox`);
  } else {
    lines.push("", "The first administrator comes from: npm run admin:create");
  }
  lines.push("", "Ctrl-C stops it.", "");
  return lines.join("\n");
}
