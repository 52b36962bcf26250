/** The port that the workflow suites run on: something that runs durable executions. */
export interface Engine {
  readonly name: string;
  start(environment: Readonly<Record<string, string>>, dataDir: string): Promise<void>;
  stop(): Promise<void>;
  /** Runs the workflow on this record, from its start; where lib has started it already, finds that execution. */
  run(workflow: Workflow, id: string): Running;
}

export type Workflow = "registration" | "order" | "password-reset" | "invitation" | "return";

/** What a workflow's input calls the id of its record. */
export const INPUT_NAMES: Readonly<Record<Workflow, string>> = {
  registration: "registrationId",
  order: "orderId",
  "password-reset": "resetId",
  invitation: "invitationId",
  return: "returnId",
};

export interface Running {
  /** Lets the execution go on after lib has recorded an answer; nothing to do where lib reached the engine itself. */
  wake(callback: string): Promise<void>;
  /** What the workflow returned. Rejects when it failed. */
  result(): Promise<unknown>;
}
