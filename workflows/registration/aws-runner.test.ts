import { registrationSuite } from "@/workflows/registration/registration.suite";
import { awsRunner } from "@/workflows/testing/aws-runner";

registrationSuite(awsRunner);
