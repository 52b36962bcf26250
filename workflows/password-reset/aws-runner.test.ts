import { passwordResetSuite } from "@/workflows/password-reset/password-reset.suite";
import { awsRunner } from "@/workflows/testing/aws-runner";

passwordResetSuite(awsRunner);
