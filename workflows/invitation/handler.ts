import { withDurableExecution } from "@aws/durable-execution-sdk-js";
import { invitationWorkflow } from "@/workflows/invitation/workflow";

export const handler = withDurableExecution(invitationWorkflow);
