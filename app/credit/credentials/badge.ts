/** Where the machine-readable side of badges is. */
export const badgePaths = {
  issuer: "/badges/issuer",
  key: (kid: string) => `/badges/keys/${kid}`,
  status: (list: number) => `/badges/status/${list}`,
  certificate: (code: string) => `/certificates/${code}`,
  badge: (code: string) => `/certificates/${code}/badge`,
} as const;

/** How many certificates one status list holds: the least that the standard allows, so that none stands out. */
export const placesInList = 131_072;

/** Which list a certificate is in, and where. */
export const placeOf = (statusIndex: number) => ({
  list: Math.floor(statusIndex / placesInList),
  place: statusIndex % placesInList,
});

const issuerName = "Sound Practice";

type Earned = {
  id: string;
  code: string;
  name: string;
  title: string;
  completedOn: string;
  minutes: number;
  language: string;
  statusIndex: number;
  issuedAt: Date;
  /** The criteria that were met, in a sentence. */
  criteria: string;
  /** About the achievement, in a sentence. */
  description: string;
  achievementId: string;
};

/** The issuer, as every credential of this site names it. */
export const issuerProfile = (address: string) => ({
  id: `${address}${badgePaths.issuer}`,
  type: ["Profile"],
  name: issuerName,
  url: address,
});

/**
 * An Open Badges 3.0 achievement credential (1EdTech, 2024) on Verifiable Credentials 2.0, with the claims that its
 * JWT form repeats. It holds the printed name and nothing else about the person.
 */
export function badgeOf(address: string, earned: Earned): Record<string, unknown> {
  const { code, name, title, criteria, description, statusIndex, issuedAt } = earned;
  const id = `${address}${badgePaths.badge(code)}`;
  const { list, place } = placeOf(statusIndex);
  const statusList = `${address}${badgePaths.status(list)}`;
  const subjectId = `urn:uuid:${earned.id}`;
  const validFrom = `${issuedAt.toISOString().slice(0, 19)}Z`;
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    id,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: title,
    issuer: issuerProfile(address),
    validFrom,
    credentialSubject: {
      id: subjectId,
      type: ["AchievementSubject"],
      identifier: [{ type: "IdentityObject", identityType: "name", hashed: false, identityHash: name }],
      activityEndDate: `${earned.completedOn}T00:00:00Z`,
      achievement: {
        id: earned.achievementId,
        type: ["Achievement"],
        achievementType: "CertificateOfCompletion",
        name: title,
        description,
        criteria: { narrative: criteria },
        inLanguage: earned.language,
      },
    },
    credentialStatus: {
      id: `${statusList}#${place}`,
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: String(place),
      statusListCredential: statusList,
    },
    iss: issuerProfile(address).id,
    jti: id,
    sub: subjectId,
    nbf: Math.floor(issuedAt.getTime() / 1000),
  };
}

/** The credential that says which certificates of a list are revoked; `encodedList` is multibase base64url of gzip. */
export function statusListOf(address: string, list: number, { encodedList, now }: { encodedList: string; now: Date }) {
  const id = `${address}${badgePaths.status(list)}`;
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: issuerProfile(address).id,
    validFrom: `${now.toISOString().slice(0, 19)}Z`,
    credentialSubject: { id: `${id}#list`, type: "BitstringStatusList", statusPurpose: "revocation", encodedList },
    iss: issuerProfile(address).id,
    jti: id,
    nbf: Math.floor(now.getTime() / 1000),
  };
}
