import type { MetadataRoute } from "next";
import { SITE_NAME } from "@/components/site/site-name";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: SITE_NAME,
    short_name: SITE_NAME,
    description: "One sneaker, one drop, every pair numbered.",
    start_url: "/",
    display: "standalone",
    background_color: "#f3f4ef",
    theme_color: "#ccff00",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/apple-icon.png", sizes: "180x180", type: "image/png" },
    ],
  };
}
