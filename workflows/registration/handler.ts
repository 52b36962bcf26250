import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { registrationWorkflow } from "@/workflows/registration/workflow";

export const handler = withDurableExecution(registrationWorkflow);
