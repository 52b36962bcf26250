import { App } from "aws-cdk-lib";
import { OrderStack } from "./stack.ts";

new OrderStack(new App(), "Orders");
