import type { Metadata } from "next";
import { ForgotPasswordForm } from "@/components/account/forgot-password-form-client";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgotPasswordPage() {
  return <ForgotPasswordForm />;
}
