import { orderSuite } from "@/workflows/order/order.suite";
import { awsRunner } from "@/workflows/testing/aws-runner";

orderSuite(awsRunner);
