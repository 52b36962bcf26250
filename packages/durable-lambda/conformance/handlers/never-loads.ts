/** A module that never comes to its end: its handler never exists. */
await new Promise(() => undefined);

export const handler = async () => undefined;
