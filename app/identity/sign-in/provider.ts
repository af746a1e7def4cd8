import { oneLine } from "#app/http/typed-text.ts";

/** A provider as pages name it. */
export type Provider = { id: string; name: string };

/** What a provider says of somebody, after it was shown to be its word. Who they are is issuer and subject, for good. */
export type OtherAccount = {
  issuer: string;
  subject: string;
  /** For them to recognize it, and, where it is verified, to tell whether they have an account here. */
  email: string | null;
  /** The provider answers for it that mail to this address reaches them. */
  isEmailVerified: boolean;
  name: string | null;
};

type Claims = Readonly<Record<string, unknown>>;

/** Reads what a provider says. Its words are only taken as text of a length that can be kept. */
export function otherAccountFrom(provider: Provider["id"], claims: Claims): OtherAccount | null {
  const [issuer, subject] = [textOf(claims.iss, 255), textOf(claims.sub, 255)];
  if (!issuer || !subject) return null;
  const email = emailOf(claims.email);
  const isEmailVerified = email !== null && answersForEmail(provider, claims, email);
  return { issuer, subject, email, isEmailVerified, name: textOf(claims.name, 120) };
}

/**
 * Whether a provider's word about an address is worth anything. Google answers for its own addresses and for those of a
 * Workspace, and says that others may have changed hands. Microsoft lets a directory's administrators write any address:
 * only xms_edov, an optional claim, says that the directory owns its domain. Any other provider has to say `true` itself.
 * See developers.google.com/identity/gsi/web/guides/verify-google-id-token and learn.microsoft.com, "optional claims".
 */
function answersForEmail(provider: Provider["id"], claims: Claims, email: string): boolean {
  switch (provider) {
    case "google":
      return claims.email_verified === true && (/@(?:gmail|googlemail)\.com$/i.test(email) || Boolean(claims.hd));
    case "microsoft":
      return claims.xms_edov === true || claims.xms_edov === 1 || claims.xms_edov === "1";
    default:
      return claims.email_verified === true;
  }
}

/**
 * Microsoft signs for every directory with the same keys, so a directory's word must name that directory as its issuer.
 * Other providers have one issuer, which was compared already.
 */
export function isOfItsDirectory(provider: Provider["id"], claims: Claims): boolean {
  if (provider !== "microsoft") return true;
  const { tid, iss } = claims;
  const isDirectory = typeof tid === "string" && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(tid);
  return isDirectory && iss === `https://login.microsoftonline.com/${tid}/v2.0`;
}

function emailOf(claim: unknown): string | null {
  const email = textOf(claim, 254);
  return email !== null && /^[^\s@<>]+@[^\s@<>]+$/.test(email) ? email : null;
}

function textOf(claim: unknown, longest: number): string | null {
  if (typeof claim !== "string") return null;
  const text = oneLine(claim);
  return text.length > 0 && text.length <= longest ? text : null;
}
