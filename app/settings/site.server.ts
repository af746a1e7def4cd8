type Found = { address: string; isDemo: boolean };
let found: Found | null = null;

/** For commands, which find the site's address and database themselves. */
export function setSite(site: Found): void {
  found = site;
}

/** What the start command tells this process; it has already checked the words. */
export function site() {
  const { PUBLIC_URL, SITE_ADDRESS, DEMO, MAIL_URL, MAIL_FROM, MAIL_REPLY_DOMAIN, MAIL_INBOUND_SECRET } = process.env;
  return {
    /** Where this site is: what mail and other sites are told. The start command always knows it. */
    address: found?.address ?? (PUBLIC_URL || SITE_ADDRESS || ""),
    /** The address that people type, where a proxy stands in front. */
    publicUrl: PUBLIC_URL || undefined,
    /** The embedded database with its demo people, whose password everybody may know. */
    isDemo: found?.isDemo ?? DEMO === "1",
    /** The address that mail is from; empty where the site sends none. */
    mailFrom: MAIL_FROM ?? "",
    /** The domain of addresses that take answers; null where nothing hands their mail over. */
    replyDomain: (MAIL_INBOUND_SECRET && MAIL_REPLY_DOMAIN) || null,
    /** Whether mail reaches anyone: through a mail server or, in the demo, on the mailbox page. */
    canMail: Boolean(MAIL_URL) || (found?.isDemo ?? DEMO === "1"),
  };
}

/** The secret with which the mail provider calls; undefined where none does. */
export const inboundSecret = (): string | undefined => process.env.MAIL_INBOUND_SECRET || undefined;

/** What this site needs to know to ask another one who someone is. `name` is what people call it. */
export type ProviderSettings = {
  id: "google" | "microsoft" | "oidc";
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
};

/** The providers that people may sign in with, in the order of their buttons; the start command has checked the words. */
export function providerSettings(): ProviderSettings[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET } = process.env;
  const { MICROSOFT_TENANT, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = process.env;
  const microsoft = `https://login.microsoftonline.com/${MICROSOFT_TENANT || "organizations"}/v2.0`;
  return [
    settingsOf("google", "Google", "https://accounts.google.com", GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET),
    settingsOf("microsoft", "Microsoft", microsoft, MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET),
    settingsOf("oidc", OIDC_NAME || hostOf(OIDC_ISSUER), OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET),
  ].flat();
}

function settingsOf(
  id: ProviderSettings["id"],
  ...[name, issuer, clientId, clientSecret]: (string | undefined)[]
): ProviderSettings[] {
  if (!name || !issuer || !clientId || !clientSecret) return [];
  return [{ id, name, issuer, clientId, clientSecret }];
}

function hostOf(address: string | undefined): string | undefined {
  return address ? new URL(address).host : undefined;
}
