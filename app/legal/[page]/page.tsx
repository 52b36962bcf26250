import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuaranteeNotice } from "@/components/legal/guarantee-notice";
import { LegalArticle } from "@/components/legal/legal-article";
import { isLegalName, legalText } from "@/content/legal";
import type { LegalName } from "@/content/legal/schema";

interface LegalPageProps {
  readonly params: Promise<{ readonly page: string }>;
}

async function nameIn(params: LegalPageProps["params"]): Promise<LegalName> {
  const { page } = await params;
  return isLegalName(page) ? page : notFound();
}

export async function generateMetadata({ params }: LegalPageProps): Promise<Metadata> {
  const name = await nameIn(params);
  const { title, lead } = legalText(name);
  return { title, description: lead, alternates: { canonical: `/legal/${name}` } };
}

export default async function LegalPage({ params }: LegalPageProps) {
  const name = await nameIn(params);
  const text = legalText(name);
  return (
    <div className="mx-auto grid w-full max-w-page content-start gap-10 px-5 py-12 sm:py-16 lg:grid-cols-[1fr_2fr] lg:gap-16">
      <header className="grid content-start gap-3">
        <h1 className="text-title">{text.title}</h1>
        <p className="text-lg text-muted">{text.lead}</p>
      </header>
      <div className="grid max-w-[46rem] gap-8">
        <LegalArticle text={text} />
        {name === "guarantee" ? <GuaranteeNotice /> : null}
      </div>
    </div>
  );
}
