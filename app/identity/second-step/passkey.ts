export const passkeyNameLength = 80;

export const passkeysAtMost = 20;
