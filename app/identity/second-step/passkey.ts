export const passkeyNameLength = 80;

/** How many passkeys one person may have. */
export const passkeysAtMost = 20;
