/** An inequality of a textbook on a domain, and a neighbour of it that fails there. */
export interface Textbook {
  readonly source: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly where?: readonly string[];
  readonly holds: string;
  readonly fails: string;
}

const DLMF = 'NIST Digital Library of Mathematical Functions';
const MITRINOVIC = 'Mitrinovic, Analytic Inequalities (1970)';

export const TEXTBOOK: readonly Textbook[] = [
  {
    source: `${DLMF} 4.5.1`,
    vars: { x: 'real 0.001..10' },
    holds: 'x/(1+x) < log(1+x)',
    fails: 'x/(1+0.4*x) < log(1+x)',
  },
  { source: `${DLMF} 4.5.1`, vars: { x: 'real 0..10' }, holds: 'log(1+x) <= x', fails: 'log(1+x) <= 0.99*x' },
  {
    source: `${DLMF} 4.5.2`,
    vars: { x: 'real 0.001..0.5828' },
    holds: 'abs(log(1-x)) < 3*x/2',
    fails: 'abs(log(1-x)) < 1.4*x',
  },
  { source: `${DLMF} 4.5.7`, vars: { x: 'real -5..5' }, holds: '1+x <= exp(x)', fails: '1+1.1*x <= exp(x)' },
  {
    source: `${DLMF} 4.18.1 (Jordan)`,
    vars: { x: 'real 0.001..1.57' },
    holds: '2*x/pi <= sin(x)',
    fails: '2.1*x/pi <= sin(x)',
  },
  { source: `${DLMF} 4.18.2`, vars: { x: 'real 0..1.57' }, holds: 'x <= tan(x)', fails: '1.01*x <= tan(x)' },
  { source: `${DLMF} 4.18.3`, vars: { x: 'real 0..3.14' }, holds: 'cos(x) <= 1', fails: 'cos(x) <= 0.999' },
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
    source: `${MITRINOVIC} 3.6.9`,
    vars: { x: 'real 0.01..1.5' },
    holds: '(sin(x)/x)^3 > cos(x)',
    fails: '(sin(x)/x)^4 > cos(x)',
  },
  {
    source: `${MITRINOVIC} 3.6.18 (Kober)`,
    vars: { x: 'real 0..1.57' },
    holds: 'cos(x) >= 1-2*x/pi',
    fails: 'cos(x) >= 1.01-2*x/pi',
  },
  {
    source: `${MITRINOVIC} 3.9.48 (Carlson)`,
    vars: { x: 'real 0..0.9' },
    holds: 'acos(x) >= 6*sqrt(1-x)/(2*sqrt(2)+sqrt(1+x))',
    fails: 'acos(x) >= 6.1*sqrt(1-x)/(2*sqrt(2)+sqrt(1+x))',
  },
  {
    source: `${MITRINOVIC} 3.6.19`,
    vars: { n: 'integer 1..1000000 log' },
    holds: '(1+1/n)^n < e',
    fails: '(1+1/n)^n < 2.718',
  },
];
