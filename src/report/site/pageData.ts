import type { CompiledClaim } from '../../claim/index.js';
import { print, type Relation } from '../../expression/index.js';
import { hasClosedForms } from '../../prove/index.js';
import { stream } from '../../random/index.js';
import type { Parameter, Point, Value } from '../../regime/index.js';
import {
  type ClaimEvidence,
  compileRoutes,
  isOtherSide,
  isSampled,
  quantitiesOf,
  type RelationEvidence,
} from '../../verify/index.js';

/**
 * What the scripts of a claim page read: the JSON in `<script type="application/json" id="claim-data">`.
 * All texts are in the language of bounds, so that the same parser and float reading give the numbers of
 * `holdfast eval`.
 */
export interface ClaimData {
  /** Raised when a field changes its meaning. */
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly parameters: readonly NamedParameter[];
  /** A point in regime to begin with: the middle of the domains as far as the assumptions allow. */
  readonly start: Point;
  /** A point is in regime when it lies in the domains and all of these hold; they may use `definitions`. */
  readonly assumptions: readonly string[];
  /** All of the claim's definitions in order; each may use parameters, earlier ones and quantities. */
  readonly definitions: readonly NamedText[];
  /** The names of the definitions that use no quantity: what assumptions and routes may use. */
  readonly parameterDefinitions: readonly string[];
  readonly relations: readonly RelationData[];
  /** The claim's own choice of axes. */
  readonly view: { readonly x: string; readonly y?: string };
}

export interface NamedParameter {
  readonly name: string;
  readonly domain: Parameter;
}

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface RelationData {
  /** The relation as declared: 'testError <= first*pi^2/6'. */
  readonly text: string;
  readonly comparison: Relation['comparison'];
  /** The sides as expression text over parameters, definitions and quantities. */
  readonly left: string;
  readonly right: string;
  /** The quantities that the sides depend on (also through definitions), in the order of their declaration. */
  readonly quantities: readonly QuantityData[];
  /** Every quantity has, everywhere in the regime, a closed route that `holdfast eval` takes: the page can evaluate. */
  readonly closed: boolean;
  /** It has closed forms, so that boxes of the regime can be enclosed: a map can be drawn. */
  readonly mapped: boolean;
  /** The evidence has a proof of it on the whole regime. */
  readonly proved: boolean;
}

export interface QuantityData {
  readonly name: string;
  readonly meaning: string;
  /**
   * The deterministic routes in the order in which `holdfast eval` tries them: the first whose `when` holds
   * at the point is taken. One that is nothing but the other side of the relation is left out. Only closed
   * ones carry an expression (over parameters and `parameterDefinitions`); at a point where the first
   * applicable route is exact, or none applies, the value needs the command line.
   */
  readonly routes: readonly RouteData[];
}

export interface RouteData {
  readonly kind: 'closed' | 'exact';
  readonly expression?: string;
  readonly when?: string;
}

/** The element that the explorer fills; it holds a sentence for readers without JavaScript. */
export const EXPLORER_ID = 'explorer';
/** The element that the playground fills. */
export const PLAYGROUND_ID = 'playground';
/** The script element with a `ClaimData`. */
export const CLAIM_DATA_ID = 'claim-data';

/** The claim as its page's scripts need it. */
export function pageData(compiled: CompiledClaim, evidence?: ClaimEvidence): ClaimData {
  const { claim, regime, definitions, parameterDefinitions } = compiled;
  return {
    format: 1,
    id: claim.id,
    title: claim.title,
    parameters: Object.entries(claim.regime.parameters).map(([name, domain]) => ({ name, domain })),
    start: startOf(compiled),
    assumptions: regime.regime.assumptions,
    definitions: definitions.map(([name]) => ({ name, text: claim.where[name]! })),
    parameterDefinitions: parameterDefinitions.map(([name]) => name),
    relations: compiled.relations.map((relation, at) =>
      relationData(compiled, relation, isProvedWholly(evidence?.relations[at])),
    ),
    view: claim.view,
  };
}

/** The middle of the regime in round numbers: the middle of the unit cube, moved into the regime if need be. */
export function startOf(compiled: CompiledClaim): Point {
  const { regime, claim } = compiled;
  const middle = regime.fromUnit(new Float64Array(regime.dimension).fill(0.5));
  const inside = regime.contains(middle)
    ? middle
    : (regime.repair(middle) ?? regime.draw(stream(1, claim.id, 'start')));
  return inRoundNumbers(compiled, inside);
}

/** A point of the regime with its numbers rounded, if that stays in regime. */
export function inRoundNumbers({ regime }: CompiledClaim, point: Point): Point {
  const round = Object.fromEntries(Object.entries(point).map(([name, value]) => [name, rounded(value)]));
  return regime.contains(round) ? round : point;
}

const rounded = (value: Value): Value =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(3)) : value;

/** Whether the evidence has a proof of the relation on the whole regime. */
export const isProvedWholly = (evidence: RelationEvidence | undefined): boolean =>
  evidence?.proof?.outcome === 'proved' && evidence.proof.covered === 'everywhere';

function relationData(compiled: CompiledClaim, relation: Relation, proved: boolean): RelationData {
  const quantities = quantitiesOf(compiled, relation).map(([name, quantity]) => ({
    name,
    meaning: quantity.meaning,
    routes: compileRoutes(compiled, name, quantity)
      .filter((route) => !isSampled(route) && !isOtherSide(route, relation, compiled.definitions))
      .map(({ route }) =>
        routeData(route as { kind: 'closed' | 'exact'; expression?: string; when?: string }),
      ),
  }));
  return {
    text: relation.text,
    comparison: relation.comparison,
    left: print(relation.left),
    right: print(relation.right),
    quantities,
    closed: quantities.every(({ routes }) => isClosed(routes)),
    mapped: hasClosedForms(compiled, relation),
    proved,
  };
}

const routeData = ({ kind, expression, when }: RouteData): RouteData => ({
  kind,
  ...(kind === 'closed' && { expression: expression! }),
  ...(when !== undefined && { when }),
});

/** Every route up to the first that always applies is closed. */
function isClosed(routes: readonly RouteData[]): boolean {
  const always = routes.findIndex(({ when }) => when === undefined);
  return always >= 0 && routes.slice(0, always + 1).every(({ kind }) => kind === 'closed');
}
