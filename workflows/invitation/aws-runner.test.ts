import { invitationSuite } from "@/workflows/invitation/invitation.suite";
import { awsRunner } from "@/workflows/testing/aws-runner";

invitationSuite(awsRunner);
