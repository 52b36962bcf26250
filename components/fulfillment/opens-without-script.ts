/** Invoker commands: the browser opens the dialog by itself where no script runs. */
export const opensWithoutScript = (orderId: string) => ({ command: "show-modal", commandfor: `dialog-${orderId}` });
