type Adopt = (root: ParentNode) => void;

let adopt: Adopt | null = null;

/** Says who draws by the reader's edits what comes into the page late. */
export function onLateParts(by: Adopt): void {
  adopt = by;
}

/** Has what came into the page late follow the reader's edits, as far as there are any. */
export function takeIn(root: ParentNode): void {
  adopt?.(root);
}
