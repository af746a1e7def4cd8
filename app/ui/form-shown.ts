/** Dispatched by a form, or a textarea in one, once it can be filled; its kept words then come back (drafts/form-keeper.ts). */
export const formShown = "form-shown";

/** Dispatched on the same element when kept words came back; its `detail` discards them. */
export const formRestored = "form-restored";
