/** Invoker commands: the browser opens and closes the dialog of that id by itself where no script runs. React does not know the attributes yet. */
export const invokes = (command: "show-modal" | "close", dialogId: string) => ({ command, commandfor: dialogId });
