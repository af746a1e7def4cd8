/** Gauss–Legendre quadrature with 16 nodes, exact for polynomials up to degree 31. */
const order = 16;
const nodes = gaussLegendre(order);

/** The integral of a smooth function, in so many equal panels. Fixed nodes: the same input gives the same number. */
export function integrate(f: (x: number) => number, from: number, to: number, panels = 6): number {
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel += 1) {
    const middle = from + half * (2 * panel + 1);
    for (const { x, weight } of nodes) sum += weight * f(middle + half * x);
  }
  return sum * half;
}

/**
 * The same for a function that may rise like the root of the distance from either end, as the densities of shares do:
 * the substitution x = from + (to − from) sin² θ makes it smooth.
 */
export function integrateBetween(f: (x: number) => number, from: number, to: number, panels = 6): number {
  if (!(to > from)) return 0;
  const width = to - from;
  const g = (angle: number) => {
    const sine = Math.sin(angle);
    return f(from + width * sine * sine) * 2 * width * sine * Math.cos(angle);
  };
  return integrate(g, 0, Math.PI / 2, panels);
}

/** Roots of the Legendre polynomial by Newton's method, with their weights. */
function gaussLegendre(count: number): { x: number; weight: number }[] {
  return Array.from({ length: count }, (_, at) => {
    let x = Math.cos((Math.PI * (at + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step += 1) {
      const { value, derivative } = legendre(count, x);
      slope = derivative;
      x -= value / derivative;
    }
    return { x, weight: 2 / ((1 - x * x) * slope * slope) };
  });
}

function legendre(degree: number, x: number): { value: number; derivative: number } {
  let [before, value] = [1, x];
  for (let n = 2; n <= degree; n += 1) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return { value, derivative: (degree * (x * value - before)) / (x * x - 1) };
}
