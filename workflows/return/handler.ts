import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { returnWorkflow } from "@/workflows/return/workflow";

export const handler = withDurableExecution(returnWorkflow);
