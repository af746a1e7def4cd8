import { oneLine } from "#app/http/typed-text.ts";

/** A provider as pages name it. */
export type Provider = { id: string; name: string };

/** A provider account after verification. Issuer and subject identify it permanently. */
export type OtherAccount = {
  issuer: string;
  subject: string;
  /** For its owner to recognize it and, when verified, to find out whether they have an account here. */
  email: string | null;
  /** The provider vouches that mail to this address reaches them. */
  isEmailVerified: boolean;
  name: string | null;
};

type Claims = Readonly<Record<string, unknown>>;

/** Reads a provider's claims. They are only accepted as text of a length that can be stored. */
export function otherAccountFrom(provider: Provider["id"], claims: Claims): OtherAccount | null {
  const [issuer, subject] = [textOf(claims.iss, 255), textOf(claims.sub, 255)];
  if (!issuer || !subject) return null;
  const email = emailOf(claims.email);
  const isEmailVerified = email !== null && answersForEmail(provider, claims, email);
  return { issuer, subject, email, isEmailVerified, name: textOf(claims.name, 120) };
}

/**
 * Whether a provider's claim about an address can be trusted. Google vouches for its own addresses and those of a
 * Workspace, and says that others may have changed owners. Microsoft lets a directory's administrators enter any
 * address: only xms_edov, an optional claim, says that the directory owns its domain. Any other provider has to say
 * `true` itself. See developers.google.com/identity/gsi/web/guides/verify-google-id-token and learn.microsoft.com,
 * "optional claims".
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
 * Microsoft signs for every directory with the same keys, so a token must name its directory as the issuer. Other
 * providers have one issuer, which was compared already.
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
