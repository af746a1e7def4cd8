export const signInMethods = ["password", "email_link", "email_code", "passkey", "connected", "sign_up"] as const;
export type SignInMethod = (typeof signInMethods)[number];
