import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { orderWorkflow } from "@/workflows/order/workflow";

export const handler = withDurableExecution(orderWorkflow);
