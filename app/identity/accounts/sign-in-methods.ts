/** The methods that alone open an account. A second step does not, and neither do recovery codes. */
export type SignInMethods = {
  password: boolean;
  /** A mailed link or code: the e-mail address is verified, and the site's mail reaches people. */
  mail: boolean;
  passkeys: number;
  /** Connected accounts at providers that this site still offers. */
  connected: number;
};

export function countSignInMethods({ password, mail, passkeys, connected }: SignInMethods): number {
  return Number(password) + Number(mail) + passkeys + connected;
}

/** Whether a person who removes one of these can still sign in. Nobody removes their last sign-in method. */
export function canRemoveSignInMethod(ways: SignInMethods, what: "password" | "passkey" | "connected"): boolean {
  const has = { password: ways.password, passkey: ways.passkeys > 0, connected: ways.connected > 0 }[what];
  return countSignInMethods(ways) - Number(has) >= 1;
}
