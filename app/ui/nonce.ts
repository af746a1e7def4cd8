import { createContext, useContext } from "react";

/** The nonce of this response's scripts; browsers hide it, so it is empty there. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}
