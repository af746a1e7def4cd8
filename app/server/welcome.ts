const demoAccounts = [
  ["educator@demo.example", "takes courses"],
  ["coach@demo.example", "reads reflections that are shared with coaches"],
  ["lead@demo.example", "sees how the program goes"],
  ["admin@demo.example", "administers"],
] as const;

export function welcome(address: string, hasDemo: boolean): string {
  const lines = ["", `Sound Practice is ready at ${address}`];
  if (hasDemo) {
    lines.push("", "Sign in with a demo account; the password of each is practice-with-data");
    for (const [email, what] of demoAccounts) lines.push(`  ${email.padEnd(24)}${what}`);
  } else {
    lines.push("", "The first administrator comes from: npm run admin:create");
  }
  lines.push("", "Ctrl-C stops it.", "");
  return lines.join("\n");
}
