import { clear } from "./state.ts";

export default clear;
