/** A place in a drawing, in its own pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A step's box: its centre. */
export interface PlacedNode extends Point {
  readonly stage: string;
}

/** How an edge runs: as an SVG path that ends short of its tip, the tip with its direction, and where its label stands. */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  /** `path`: a straight piece of the backbone; `exit`: into the rail that leads down to an end; `curve`: all others. */
  readonly kind: 'path' | 'exit' | 'curve';
  readonly d: string;
  /** The point where it arrives, and the direction in which it does, in degrees: 0 is to the right, 90 down. */
  readonly tip: Point & { readonly angle: number };
  readonly label: Point & { readonly anchor: 'start' | 'middle' | 'end' };
}

/** Where the steps and edges of a process map stand: computed at build, and kept while counts and widths change. */
export interface ProcessLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}
