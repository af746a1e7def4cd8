export type Limit = { attempts: number; minutes: number };

/**
 * Nobody is counted by account alone: someone elsewhere could lock its owner out. A school or a workshop shares one
 * address, so an address may try much more often than one person there.
 */
export const limits = {
  signIn: { account: { attempts: 10, minutes: 15 }, address: { attempts: 100, minutes: 15 } },
  signUp: { account: { attempts: 5, minutes: 60 }, address: { attempts: 60, minutes: 60 } },
} satisfies Record<string, Record<"account" | "address", Limit>>;

export type Attempted = keyof typeof limits;

/** What one attempt counts against. Where the address is not known, only the account is left to tell people apart. */
export function countersFor(what: Attempted, email: string, address: string): (Limit & { key: string })[] {
  const network = networkOf(address);
  const account = { key: `${what} account ${email.trim().toLowerCase()} from ${network}`, ...limits[what].account };
  if (network === "unknown") return [account];
  return [account, { key: `${what} address ${network}`, ...limits[what].address }];
}

/** An IPv6 household or school has a /64 to itself: one of its addresses is as good as another. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(":")) return address || "unknown";
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const middle = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => "0");
  const groups = [...front, ...middle, ...back].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}
