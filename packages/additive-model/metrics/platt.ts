import { probabilityOf } from "../model.ts";

/** Log-odds as they should be: `slope` times what the model says, plus `shift`. */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
}

interface Moments {
  readonly gradient: readonly [number, number];
  readonly curvature: readonly [number, number, number];
}

/** Platt's targets: a little off 0 and 1, so that separable data has a finite slope. */
function targetsOf(labels: ArrayLike<number>): readonly [number, number] {
  const positives = Array.from(labels).filter((label) => label === 1).length;
  return [1 / (labels.length - positives + 2), (positives + 1) / (positives + 2)];
}

function momentsOf(logOdds: ArrayLike<number>, labels: ArrayLike<number>, { slope, shift }: Calibration): Moments {
  const targets = targetsOf(labels);
  let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
  for (let row = 0; row < labels.length; row++) {
    const x = logOdds[row] as number;
    const probability = probabilityOf(slope * x + shift);
    const [error, spread] = [probability - targets[labels[row] as 0 | 1], probability * (1 - probability)];
    g0 += error * x;
    g1 += error;
    h00 += spread * x * x;
    h01 += spread * x;
    h11 += spread;
  }
  return { gradient: [g0, g1], curvature: [h00, h01, h11] };
}

/** Platt scaling by Newton's method. The slope stays positive: the order of scores never changes. */
export function calibrate(logOdds: ArrayLike<number>, labels: ArrayLike<number>): Calibration {
  let found: Calibration = { slope: 1, shift: 0 };
  for (let turn = 0; turn < 50; turn++) {
    const { gradient, curvature } = momentsOf(logOdds, labels, found);
    const [a, b, c] = curvature;
    const determinant = Math.max(a * c - b * b, 1e-9);
    found = {
      slope: Math.max(0.05, found.slope - (c * gradient[0] - b * gradient[1]) / determinant),
      shift: found.shift - (a * gradient[1] - b * gradient[0]) / determinant,
    };
  }
  return found;
}
