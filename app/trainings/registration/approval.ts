/** A lead's answer to the registration of one of their people, where their organization asks for it. */
export const approvalStates = ["asked", "approved", "refused"] as const;
