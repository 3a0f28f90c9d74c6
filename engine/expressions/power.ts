/**
 * Math.pow may be wrong in the last bit, Java's is right but for the rarest cases; so powers are computed in pairs of Doubles, twice as
 * exact (Dekker, "A floating-point technique for extending the available precision", 1971), and rounded once.
 */
type Pair = readonly [high: number, low: number];

const SPLITTER = 2 ** 27 + 1;
const LN2: Pair = [0.6931471805599453, 2.3190468138462996e-17];
/** Whole exponents up to here are powers by squaring. */
const MOST_SQUARED = 4096;
/** Within these sizes no partial result overflows or loses bits. */
const LEAST = 1e-280;
const GREATEST = 1e280;
const HALVINGS = 9;
const TAYLOR_TERMS = 11;

function sum(a: number, b: number): Pair {
  const high = a + b;
  const part = high - a;
  return [high, a - (high - part) + (b - part)];
}

function product(a: number, b: number): Pair {
  const high = a * b;
  const a1 = a * SPLITTER - (a * SPLITTER - a);
  const b1 = b * SPLITTER - (b * SPLITTER - b);
  const [a2, b2] = [a - a1, b - b1];
  return [high, a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2];
}

function add(a: Pair, b: Pair): Pair {
  const [high, low] = sum(a[0], b[0]);
  return sum(high, low + a[1] + b[1]);
}

function multiply(a: Pair, b: Pair): Pair {
  const [high, low] = product(a[0], b[0]);
  return sum(high, low + a[0] * b[1] + a[1] * b[0]);
}

function reciprocal(a: Pair): Pair {
  const first = 1 / a[0];
  const rest = add([1, 0], multiply(a, [-first, 0]));
  return sum(first, rest[0] * first);
}

const scale = ([high, low]: Pair, by: number): Pair => [high * by, low * by];

function squared(base: number, exponent: number): Pair {
  let result: Pair = [1, 0];
  let factor: Pair = [base, 0];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, factor);
    if (left > 1) factor = multiply(factor, factor);
  }
  return result;
}

/** e^x: ln 2 taken out, halved nine times, a Taylor series, and e^2x − 1 = 2(e^x − 1) + (e^x − 1)² nine times. */
function exponential(x: Pair): Pair {
  const twos = Math.round(x[0] / LN2[0]);
  const small = scale(add(x, multiply(LN2, [-twos, 0])), 2 ** -HALVINGS);
  let series: Pair = [0, 0];
  for (let term = TAYLOR_TERMS; term > 0; term--) {
    series = multiply(multiply(add(series, [1, 0]), small), reciprocal([term, 0]));
  }
  for (let doubling = 0; doubling < HALVINGS; doubling++) series = add(scale(series, 2), multiply(series, series));
  return scale(scale(add(series, [1, 0]), 2 ** Math.trunc(twos / 2)), 2 ** (twos - Math.trunc(twos / 2)));
}

/** ln x: one Newton step from Math.log doubles its digits. */
function logarithm(x: number): Pair {
  const first = Math.log(x);
  return add([first, 0], add(multiply([x, 0], exponential([-first, 0])), [-1, 0]));
}

/** `base ^ exponent` of Doubles, as Java rounds it. */
export function power(base: number, exponent: number): number {
  const rough = Math.pow(base, exponent);
  const size = Math.abs(rough);
  const operand = Math.abs(base);
  // Exact, and with it goes every exponent so large that its halves overflow.
  if (operand === 1) return rough;
  if (!(size > LEAST && size < GREATEST && operand > LEAST && operand < GREATEST)) return rough;
  const times = Math.abs(exponent);
  if (times > MOST_SQUARED || !Number.isInteger(exponent)) {
    return Math.sign(rough) * exponential(multiply([exponent, 0], logarithm(operand)))[0];
  }
  const result = squared(operand, times);
  return Math.sign(rough) * (exponent < 0 ? reciprocal(result) : result)[0];
}
