import { type PageRows, toEverybody, toNobody, toNobodyYet, toSignedIn } from "./finds.ts";

export const signInPages: PageRows = {
  "sign-up": { addresses: ["/sign-up"], finds: toNobody },
  "sign-in": { addresses: ["/sign-in", "/sign-in?account=ready"], finds: toNobody },
  "sign-up/code": { addresses: ["/sign-up/code"], finds: toNobody },
  "sign-up/link": { addresses: ["/sign-up/link"], finds: toEverybody },
  "sign-in/mail": { addresses: ["/sign-in/mail"], finds: toNobody },
  "sign-in/code": { addresses: ["/sign-in/code"], finds: toNobody },
  "sign-in/link": { addresses: ["/sign-in/link"], finds: toEverybody },
  "forgot-password": { addresses: ["/forgot-password", "/forgot-password?sent"], finds: toEverybody },
  "reset-password": { addresses: ["/reset-password"], finds: toEverybody },
  "verify-email": { addresses: ["/verify-email"], finds: toEverybody },
  "confirm-email": { addresses: ["/confirm-email"], finds: toSignedIn },
  "undo-email-change": { addresses: ["/undo-email-change"], finds: toEverybody },
  "sign-in/second-step": { addresses: ["/sign-in/second-step"], finds: toNobodyYet },
  "sign-in/recovery-code": { addresses: ["/sign-in/recovery-code"], finds: toNobodyYet },
  "sign-in/with/:provider": { addresses: ["/sign-in/with/oidc"], finds: toEverybody },
  "sign-in/with/:provider/return": { addresses: ["/sign-in/with/google/return"], finds: () => "nothing" },
  "sign-in/connect": { addresses: ["/sign-in/connect"], finds: toNobodyYet },
  "sign-in/connect/account": {
    addresses: ["/sign-in/connect/account"],
    finds: toNobodyYet,
  },
};
