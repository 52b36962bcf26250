import { returnSuite } from "@/workflows/return/return.suite";
import { awsRunner } from "@/workflows/testing/aws-runner";

returnSuite(awsRunner);
