import { ScrollRegion } from "@/components/ui/scroll-region";
import type { LevelTable as Levels } from "@/lib/desk/engines/rules";
import type { RiskLevel } from "@/lib/shop/risk/schema";

interface LevelTableProps {
  readonly levels: Levels;
  readonly inCharge: string;
  readonly shadow: string;
}

const LEVELS: readonly RiskLevel[] = ["low", "medium", "high"];

/** Orders by their level under one engine (rows) and the other (columns); where they agree, in bold. */
export function LevelTable({ levels, inCharge, shadow }: LevelTableProps) {
  return (
    <ScrollRegion label="Orders by level">
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">
          Orders by their level under {inCharge}, and under {shadow}
        </caption>
        <thead>
          <tr className="border-b-2 border-ink">
            <th scope="col" className="py-1.5 pr-3">
              {inCharge}
            </th>
            {LEVELS.map((level) => (
              <th key={level} scope="col" className="py-1.5 pl-3 text-right">
                {shadow}: {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((mine) => (
            <tr key={mine} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-3 font-normal">
                {mine}
              </th>
              {LEVELS.map((other) => (
                <td key={other} className={`numeric py-1.5 pl-3 text-right ${mine === other ? "font-bold" : ""}`}>
                  {levels[mine][other]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
