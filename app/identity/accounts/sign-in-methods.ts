/** What lets somebody into their account by itself. A second step is not one, and neither are recovery codes. */
export type SignInMethods = {
  password: boolean;
  /** A mailed link or code: an address that is verified, on a site whose mail reaches people. */
  mail: boolean;
  passkeys: number;
  /** Accounts elsewhere, of providers that this site still knows. */
  connected: number;
};

export function countSignInMethods({ password, mail, passkeys, connected }: SignInMethods): number {
  return Number(password) + Number(mail) + passkeys + connected;
}

/** Whether somebody who takes one of these away can still get in. Nobody removes their last way in. */
export function canRemoveSignInMethod(ways: SignInMethods, what: "password" | "passkey" | "connected"): boolean {
  const has = { password: ways.password, passkey: ways.passkeys > 0, connected: ways.connected > 0 }[what];
  return countSignInMethods(ways) - Number(has) >= 1;
}
