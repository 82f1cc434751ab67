/** Names this page among all that are open: its unsaved work is its own as long as it is there. */
export const page: string = crypto.randomUUID();
