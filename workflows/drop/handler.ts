import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { dropWorkflow } from "@/workflows/drop/workflow";

export const handler = withDurableExecution(dropWorkflow);
