/** Masks an address: enough to tell it from others, not enough to write to it: "a…@example.org". Empty stays empty. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? email && "…" : `${[...email][0]}…${email.slice(at)}`;
}
