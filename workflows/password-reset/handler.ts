import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { passwordResetWorkflow } from "@/workflows/password-reset/workflow";

export const handler = withDurableExecution(passwordResetWorkflow);
