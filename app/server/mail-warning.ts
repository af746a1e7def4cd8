import type { Env } from "#app/settings/env.server.ts";

/** Warns at start that this site cannot send mail: people could neither verify an address nor reset a password. */
export function warnOfNoMail(env: Env, { isDemo, say }: { isDemo: boolean; say: (words: string) => void }): void {
  if (env.MAIL_URL || isDemo) return;
  say(
    "Warning: MAIL_URL is not set, so no mail goes out: nobody can confirm an address, reset a password or be invited. " +
      "What would have been sent is kept as failed; administrators can send it later, on /admin/mail.",
  );
}
