import { returnSuite } from "@/workflows/return/return.suite";
import { localEngine } from "@/workflows/testing/local-engine";

returnSuite(localEngine);
