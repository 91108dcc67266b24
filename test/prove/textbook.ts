/** An inequality of a textbook on a domain, and a neighbour of it that fails there. */
export interface Textbook {
  readonly source: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly where?: readonly string[];
  readonly holds: string;
  readonly fails: string;
}

const DLMF = 'NIST Digital Library of Mathematical Functions';
const HARDY = 'Hardy, Littlewood, Polya, Inequalities (1934)';
const MITRINOVIC = 'Mitrinovic, Analytic Inequalities (1970)';

export const TEXTBOOK: readonly Textbook[] = [
  {
    source: `${DLMF} 4.5(i)`,
    vars: { x: 'real 0.001..10' },
    holds: 'x/(1+x) < log(1+x)',
    fails: 'x/(1+0.4*x) < log(1+x)',
  },
  {
    source: `${DLMF} 4.5(i)`,
    vars: { x: 'real 0..10' },
    holds: 'log(1+x) <= x',
    fails: 'log(1+x) <= 0.99*x',
  },
  {
    source: `${DLMF} 4.5(i)`,
    vars: { x: 'real 0.001..0.5828' },
    holds: 'abs(log(1-x)) < 3*x/2',
    fails: 'abs(log(1-x)) < 1.4*x',
  },
  {
    source: `${DLMF} 4.5(ii)`,
    vars: { x: 'real -5..5' },
    holds: '1+x <= exp(x)',
    fails: '1+1.1*x <= exp(x)',
  },
  {
    source: `${DLMF} 4.18 (Jordan)`,
    vars: { x: 'real 0.001..1.57' },
    holds: '2*x/pi <= sin(x)',
    fails: '2.1*x/pi <= sin(x)',
  },
  { source: `${DLMF} 4.18`, vars: { x: 'real 0..1.57' }, holds: 'x <= tan(x)', fails: '1.01*x <= tan(x)' },
  { source: `${DLMF} 4.18`, vars: { x: 'real 0..3.14' }, holds: 'cos(x) <= 1', fails: 'cos(x) <= 0.999' },
  {
    source: `${DLMF} 4.32.1`,
    vars: { x: 'real 0.001..5' },
    holds: 'cosh(x) <= (sinh(x)/x)^3',
    fails: 'cosh(x) <= (sinh(x)/x)^2',
  },
  {
    source: `${DLMF} 5.6.1`,
    vars: { x: 'real 0.1..20 log' },
    holds: '(2*pi)^(-1/2)*x^(1/2-x)*exp(x)*gamma(x) > 1',
    fails: '(2*pi)^(-1/2)*x^(1/2-x)*exp(x)*gamma(x) > 1.01',
  },
  {
    source: MITRINOVIC,
    vars: { x: 'real 0.01..1.5' },
    holds: '(sin(x)/x)^3 > cos(x)',
    fails: '(sin(x)/x)^4 > cos(x)',
  },
  {
    source: `${MITRINOVIC} (Kober)`,
    vars: { x: 'real 0..1.57' },
    holds: 'cos(x) >= 1-2*x/pi',
    fails: 'cos(x) >= 1.01-2*x/pi',
  },
  {
    source: `${MITRINOVIC} (Carlson)`,
    vars: { x: 'real 0..0.9' },
    holds: 'acos(x) >= 6*sqrt(1-x)/(2*sqrt(2)+sqrt(1+x))',
    fails: 'acos(x) >= 6.1*sqrt(1-x)/(2*sqrt(2)+sqrt(1+x))',
  },
  {
    source: MITRINOVIC,
    vars: { n: 'integer 1..1000000 log' },
    holds: '(1+1/n)^n < e',
    fails: '(1+1/n)^n < 2.718',
  },
  {
    source: `${DLMF} 4.5(ii)`,
    vars: { x: 'real 0.001..0.999' },
    holds: 'exp(-x/(1-x)) < 1-x',
    fails: 'exp(-x/(1-0.4*x)) < 1-x',
  },
  {
    source: `${DLMF} 4.5(ii)`,
    vars: { x: 'real 0.001..20' },
    holds: 'x/(1+x) < 1-exp(-x)',
    fails: 'x/(1+0.9*x) < 1-exp(-x)',
  },
  {
    source: `${DLMF} 4.5(ii)`,
    vars: { x: 'real 0.01..10', y: 'real 0.01..10' },
    holds: 'exp(x*y/(x+y)) < (1+x/y)^y',
    fails: 'exp(x) < (1+x/y)^y',
  },
  {
    source: `${DLMF} 5.6.4 (Gautschi)`,
    vars: { x: 'real 0.5..20', s: 'real 0.05..0.95' },
    holds: 'gamma(x+1)/gamma(x+s) < (x+1)^(1-s)',
    fails: 'gamma(x+1)/gamma(x+s) < x^(1-s)',
  },
  {
    source: `${HARDY}, theorem 42 (Bernoulli)`,
    vars: { x: 'real -1..3', n: 'integer 1..50' },
    holds: '(1+x)^n >= 1+n*x',
    fails: '(1+x)^n >= 1+1.1*n*x',
  },
  {
    source: `${HARDY}, theorem 7 (Cauchy)`,
    vars: { a: 'real -10..10', b: 'real -10..10', c: 'real -10..10', d: 'real -10..10' },
    holds: '(a*c+b*d)^2 <= (a^2+b^2)*(c^2+d^2)',
    fails: '(a*c+b*d)^2 <= 0.99*(a^2+b^2)*(c^2+d^2)',
  },
  {
    source: `${HARDY}, theorem 9 (means)`,
    vars: { a: 'real 0..10', b: 'real 0..10' },
    holds: 'sqrt(a*b) <= (a+b)/2',
    fails: 'sqrt(a*b) <= (a+b)/2.01',
  },
  {
    source: `${HARDY}, theorem 61 (Young, p = 3)`,
    vars: { a: 'real 0..5', b: 'real 0..5' },
    holds: 'a*b <= a^3/3+2*b^(3/2)/3',
    fails: 'a*b <= a^3/3+1.9*b^(3/2)/3',
  },
  {
    source: `${MITRINOVIC} (logarithmic mean)`,
    vars: { a: 'real 1..10', b: 'real 11..20' },
    holds: 'sqrt(a*b) <= (b-a)/(log(b)-log(a))',
    fails: 'sqrt(a*b) >= (b-a)/(log(b)-log(a))',
  },
  {
    source: MITRINOVIC,
    vars: { x: 'real 1..100' },
    holds: 'log(x) <= (x-1)/sqrt(x)',
    fails: 'log(x) <= 0.99*(x-1)/sqrt(x)',
  },
  {
    source: `${MITRINOVIC} (Cusa)`,
    vars: { x: 'real 0..3.1' },
    holds: '3*sin(x) <= x*(2+cos(x))',
    fails: '3*sin(x) <= 0.99*x*(2+cos(x))',
  },
  {
    source: 'Huygens, De circuli magnitudine inventa (1654)',
    vars: { x: 'real 0..1.5' },
    holds: '2*sin(x)+tan(x) >= 3*x',
    fails: '2*sin(x)+tan(x) >= 3.01*x',
  },
  {
    source: `Taylor polynomial, ${DLMF} 4.19.1`,
    vars: { x: 'real 0..3' },
    holds: 'sin(x) <= x-x^3/6+x^5/120',
    fails: 'sin(x) <= x-x^3/6+x^5/121',
  },
  {
    source: `Taylor polynomial, ${DLMF} 4.19.3`,
    vars: { x: 'real 0..1.5' },
    holds: 'x+x^3/3 <= tan(x)',
    fails: 'x+x^3/2.9 <= tan(x)',
  },
  {
    source: `${DLMF} 5.15 (trigamma)`,
    vars: { x: 'real 0.1..100 log' },
    holds: 'trigamma(x) > 1/x+1/(2*x^2)',
    fails: 'trigamma(x) > 1/x+1/(1.9*x^2)',
  },
];
