import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { drawWorkflow } from "@/workflows/draw/workflow";

export const handler = withDurableExecution(drawWorkflow);
