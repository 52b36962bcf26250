import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { reconciliationWorkflow } from "@/workflows/reconciliation/workflow";

export const handler = withDurableExecution(reconciliationWorkflow);
