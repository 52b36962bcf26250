// The one workload. Each engine supplies step(name, fn) and wait(name); emit() reports progress to the driver.
export const orderWorkflow =
  (emit) =>
  async ({ id, step, wait }) => {
    const seen = (name) => {
      emit("step", id, name);
      return { name, ok: true, at: 1 };
    };
    await step("risk", async () => ({ score: 12, decision: "accept" }));
    await wait("payment");
    await step("record-payment", async () => seen("record-payment"));
    await wait("approval");
    await step("ship", async () => seen("ship"));
    await step("confirm", async () => seen("confirm"));
    emit("done", id);
    return { orderId: id, status: "shipped" };
  };
